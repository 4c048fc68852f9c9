package dev.interlock.plan.baseline;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.history.MigrationId;
import dev.interlock.history.Version;
import dev.interlock.ledger.AppliedMigration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Findings about squashed versions. */
public final class BaselineFindings {

  private static final int SHOWN = 10;

  private BaselineFindings() {}

  /** Reports a goal that names a squashed version. */
  public static Finding squashed(History history, Version version) {
    String baseline = into(history, version);
    Finding finding =
        Finding.error(
                Code.SQUASHED_VERSION,
                "`%s` was squashed into `%s`, so it is no longer a version to stop at."
                    .formatted(MigrationId.of(version), baseline))
            .help("Name `%s`, or a version above it.".formatted(baseline));
    return at(history, version, finding);
  }

  /** Reports members of one baseline that a database needs and whose files are gone. */
  static Optional<Finding> gone(History history, List<Version> versions) {
    if (versions.isEmpty()) {
      return Optional.empty();
    }
    Version first = versions.getFirst();
    String baseline = into(history, first);
    boolean isOne = versions.size() == 1;
    Finding finding =
        Finding.error(
                Code.SQUASHED_FILE_GONE,
                (isOne
                        ? "%s was squashed into `%s`, but this database still needs its file, which is gone."
                        : "%s were squashed into `%s`, but this database still needs their files, which are gone.")
                    .formatted(listed(versions), baseline))
            .note(
                "the database has some of the migrations that `%s` replaces, but not all"
                    .formatted(baseline))
            .help(
                history
                    .squashes()
                    .release(first)
                    .map(release ->
                        "Upgrade this database with %s first, the last release that has %s, or restore %s."
                            .formatted(
                                release,
                                isOne ? listed(versions) : "them",
                                isOne ? "its file" : "the files"))
                    .orElseGet(() ->
                        "Restore %s, or upgrade this database first with the last release before `%s`."
                            .formatted(isOne ? "its file" : "the files", baseline)));
    return Optional.of(at(history, first, finding));
  }

  private static String listed(List<Version> versions) {
    String first =
        versions.stream()
            .limit(SHOWN)
            .map(version -> "`" + MigrationId.of(version) + "`")
            .collect(Collectors.joining(", "));
    return versions.size() > SHOWN
        ? first + " and %d more".formatted(versions.size() - SHOWN)
        : first;
  }

  /**
   * Reports an applied migration that is to be undone and whose file is gone; empty if no baseline
   * squashed it.
   */
  public static Optional<Finding> below(History history, AppliedMigration row) {
    if (!(row.id() instanceof MigrationId.Versioned(Version version))
        || history.squashes().into(version).isEmpty()) {
      return Optional.empty();
    }
    Finding finding =
        Finding.error(
                Code.BELOW_SQUASH,
                "the migrations that `%s` replaces cannot be undone: their files are gone."
                    .formatted(into(history, version)))
            .help(
                history
                    .squashes()
                    .release(version)
                    .map(release ->
                        "Downgrade with %s, the last release that has them, or go forward with a new migration."
                            .formatted(release))
                    .orElse(
                        "Downgrade with a release that has them, or go forward with a new migration."));
    return Optional.of(at(history, version, finding));
  }

  private static String into(History history, Version version) {
    return MigrationId.of(history.squashes().into(version).orElse(version)).toString();
  }

  private static Finding at(History history, Version version, Finding finding) {
    return history
        .squashes()
        .into(version)
        .flatMap(history::find)
        .map(baseline -> finding.at(baseline.up().place()))
        .orElse(finding);
  }
}
