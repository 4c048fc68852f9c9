package dev.interlock.ledger;

import dev.interlock.history.Checksum;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.history.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A ledger row: one migration that counts as applied.
 *
 * @param description the words of its file name at that time
 * @param raw hash of the file's bytes at that time
 * @param statements hash of its statements at that time
 * @param appliedAt by the database's clock
 * @param appliedBy the database role
 * @param took zero unless it ran
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

  /** The version of a versioned one. */
  public Optional<Version> version() {
    return id instanceof MigrationId.Versioned(Version version)
        ? Optional.of(version)
        : Optional.empty();
  }

  /** The same row as it would be of the file as it is now. */
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
