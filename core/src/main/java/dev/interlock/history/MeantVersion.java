package dev.interlock.history;

import dev.interlock.finding.Nearest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Advice for a user who names an unknown version.
 *
 * @param known the versions of the files
 */
public record MeantVersion(List<Version> known) {

  /**
   * In a shorter number, a different digit is probably a different version and not a typing error.
   */
  private static final int LONG = 6;

  public MeantVersion {
    known = known.stream().sorted().toList();
  }

  public static MeantVersion in(History history) {
    return among(
        history.migrations().stream().flatMap(migration -> migration.version().stream()).toList());
  }

  static MeantVersion among(Collection<Version> known) {
    return new MeantVersion(List.copyOf(known));
  }

  /** Returns a known long number or name that differs in one or two characters. */
  public Optional<String> near(Version version) {
    String written = shown(version);
    return written.length() <= LONG && !version.isNamed()
        ? Optional.empty()
        : Nearest.to(written, known.stream().map(MeantVersion::shown).toList());
  }

  /** Returns the advice as an imperative sentence. */
  public String help(Version version) {
    return near(version)
        .map(near -> "Use `" + near + "` if that was meant.")
        .orElseGet(() -> "%sList the versions with `interlock history`.".formatted(extent()));
  }

  private String extent() {
    if (known.isEmpty()) {
      return "";
    }
    String first = shown(known.getFirst());
    return known.size() == 1
        ? "The only version is `%s`. ".formatted(first)
        : "The versions go from `%s` to `%s`. ".formatted(first, shown(known.getLast()));
  }

  private static String shown(Version version) {
    return MigrationId.of(version).toString();
  }
}
