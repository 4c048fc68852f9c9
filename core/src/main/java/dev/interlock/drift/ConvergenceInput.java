package dev.interlock.drift;

import dev.interlock.catalog.Catalog;
import dev.interlock.history.MigrationId;
import dev.interlock.ledger.JournalEntry;
import dev.interlock.plan.HalfDone;
import dev.interlock.plan.HistoryComparison;
import dev.interlock.plan.PlannedMigration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * The information for comparing a plan with a database.
 *
 * @param ledger comparison of the files with the ledger
 * @param journal non-transactional work in flight
 * @param schema the actual schema, in the notation of the seals
 * @param data tells which rows were written
 * @param definitions writes the missing part of a statement that is partly present
 * @param drift treatment of differences that no pending migration explains
 */
public record ConvergenceInput(
    States states,
    HistoryComparison ledger,
    List<JournalEntry> journal,
    ComparedSchema schema,
    DataMigrationProbe data,
    Definitions definitions,
    Drift drift) {

  public ConvergenceInput {
    journal = List.copyOf(journal);
  }

  Catalog live() {
    return schema.live();
  }

  /** Returns the versioned migrations that count as applied and have a file. */
  SortedSet<MigrationId> claimed() {
    return ledger.claimed();
  }

  /**
   * Whether a ledger records the position of the database. If not, only its schema shows the
   * position.
   */
  boolean isRecorded() {
    return !ledger.applied().isEmpty() || !journal.isEmpty();
  }

  /** Returns the half-done entry of this migration, if a run stopped in it. */
  Optional<HalfDone> halfDone(PlannedMigration planned) {
    return journal.stream()
        .filter(entry -> entry.id().equals(planned.id()))
        .filter(entry -> entry.direction() == planned.direction())
        .map(entry -> new HalfDone(entry, Optional.of(planned.file())))
        .findFirst();
  }

  /** Returns the migration with the fingerprint of its seal. */
  PlannedMigration sealed(PlannedMigration planned) {
    return planned.leaving(states.effect(planned.id()).after());
  }
}
