package dev.interlock.plan;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.history.MigrationId;
import dev.interlock.history.Version;
import dev.interlock.ledger.AppliedMigration;

/** What there is to say of a version that was squashed. */
final class SquashFindings {

  private SquashFindings() {}

  /** As a target. */
  static Finding squashed(History history, Version version) {
    String baseline = into(history, version);
    Finding finding =
        Finding.error(
                Code.SQUASHED_VERSION,
                "`%s` was squashed into `%s`, so nothing stops at it any more."
                    .formatted(MigrationId.of(version), baseline))
            .help("Name `%s`, or a version above it.".formatted(baseline));
    return at(history, version, finding);
  }

  /** As an applied migration that is to be taken back and has no file. */
  static Finding below(History history, AppliedMigration row) {
    if (!(row.id() instanceof MigrationId.Versioned(Version version))
        || history.squashes().into(version).isEmpty()) {
      return LedgerFindings.missing(row);
    }
    Finding finding =
        Finding.error(
                Code.BELOW_SQUASH,
                "what `%s` squashes is not taken back, because only its old files could."
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
    return at(history, version, finding);
  }

  private static String into(History history, Version version) {
    return history.squashes().into(version).map(v -> MigrationId.of(v).toString()).orElse("");
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
