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
 * Everything that is known when a plan is held against a database.
 *
 * @param ledger the files held against the ledger
 * @param journal non-transactional work in flight
 * @param schema the schema as it is, in the words of the seals
 * @param data knows which rows were written
 * @param definitions write what is missing of a statement that is half there
 * @param drift what to do about differences that no pending migration explains
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

  /** The versioned migrations that count as applied and that a file has. */
  SortedSet<MigrationId> claimed() {
    return Position.claimed(states.history(), ledger.applied()).migrations();
  }

  /** Whether a ledger says where the database is; else only its schema does. */
  boolean isVouchedFor() {
    return !ledger.applied().isEmpty() || !journal.isEmpty();
  }

  /** What a run that stopped in this migration left to do. */
  Optional<HalfDone> halfDone(PlannedMigration planned) {
    return journal.stream()
        .filter(entry -> entry.id().equals(planned.id()))
        .filter(entry -> entry.direction() == planned.direction())
        .map(entry -> new HalfDone(entry, Optional.of(planned.file())))
        .findFirst();
  }

  /** The migration with what its seal says of the schema behind it. */
  PlannedMigration sealed(PlannedMigration planned) {
    return planned.leaving(states.effect(planned.id()).after());
  }
}
