package dev.interlock.ledger;

import dev.interlock.history.Checksum;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.history.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A ledger row: one migration that is recorded as applied.
 *
 * @param description the words of its file name at that time
 * @param raw hash of the file's bytes at that time
 * @param statements hash of its statements at that time
 * @param appliedAt the time, by the database's clock
 * @param appliedBy the database role
 * @param took the duration; zero unless it ran
 */
public record AppliedMigration(
    MigrationId id,
    String description,
    Checksum raw,
    Checksum statements,
    AppliedKind kind,
    Instant appliedAt,
    String appliedBy,
    Duration took) {

  /** Returns the version of a versioned migration. */
  public Optional<Version> version() {
    return id instanceof MigrationId.Versioned(Version version)
        ? Optional.of(version)
        : Optional.empty();
  }

  /** Returns a copy with the values of the current file. */
  public AppliedMigration of(Migration file) {
    return new AppliedMigration(
        id,
        file.description(),
        file.content(),
        file.statements(),
        kind,
        appliedAt,
        appliedBy,
        took);
  }
}
