package dev.interlock.project.configuration;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.project.options.ShadowSource;
import dev.interlock.url.CandidateUrl;
import dev.interlock.url.SqliteUrl;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Reads the {@code shadow} value. */
final class ShadowSetting {

  private static final String EMBEDDED = "embedded";
  private static final String TARGET = "target";

  private static final String NONE = "none";

  /** Prefix of the URL of a server that exists for shadow databases only. */
  private static final String OWN = "own:";

  private ShadowSetting() {}

  /**
   * Returns the configured source; by default the embedded server.
   *
   * @throws Failure.Misconfigured if the value is a URL that cannot be read or does not name
   *     PostgreSQL
   */
  static ShadowSource read(Optional<Configured<String>> setting, Map<String, String> environment) {
    String word = setting.map(Configured::value).orElse(EMBEDDED);
    if (word.equals(EMBEDDED)) {
      return new ShadowSource.Embedded(Optional.empty());
    }
    if (word.startsWith(EMBEDDED + ":")) {
      return new ShadowSource.Embedded(Optional.of(Path.of(word.substring(EMBEDDED.length() + 1))));
    }
    if (word.equals(TARGET)) {
      return new ShadowSource.Target();
    }
    if (word.equals(NONE)) {
      return new ShadowSource.None();
    }
    boolean isOwn = word.startsWith(OWN);
    CandidateUrl url =
        DatabaseSetting.read(
                ConfigurationKey.SHADOW, setting.map(ShadowSetting::withoutOwn), environment)
            .orElseThrow();
    if (url.url() instanceof SqliteUrl) {
      throw notPostgresql(setting.orElseThrow().origin());
    }
    return new ShadowSource.Server(url, !isOwn);
  }

  private static Configured<String> withoutOwn(Configured<String> setting) {
    String word = setting.value();
    return word.startsWith(OWN)
        ? new Configured<>(word.substring(OWN.length()), setting.origin())
        : setting;
  }

  private static Failure notPostgresql(Origin origin) {
    Finding finding =
        Finding.error(Code.BAD_VALUE, "`shadow` is an SQLite file, and those need no server.")
            .help("Leave `shadow` out, or write the URL of a PostgreSQL server.");
    return new Failure.Misconfigured(
        origin instanceof Origin.File file ? finding.at(file.place()) : finding);
  }
}
