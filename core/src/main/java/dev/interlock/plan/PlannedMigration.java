package dev.interlock.plan;

import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.history.ScriptFile;
import dev.interlock.ledger.Direction;
import dev.interlock.ledger.How;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.lock.RunId;
import java.util.List;

/** One migration to run, which way, and why. */
public record PlannedMigration(Migration migration, Direction direction, Reason reason) {

  /** Why it is in the plan. */
  public enum Reason {
    /** It was not applied. */
    PENDING,
    /** It was not applied, comes below one that was, and the caller allowed that. */
    LATE_ARRIVAL,
    /** It is repeatable and never ran. */
    NEW_REPEATABLE,
    /** It is repeatable and its statements changed. */
    CHANGED_REPEATABLE,
    /** The target is below it. */
    ABOVE_TARGET
  }

  public MigrationId id() {
    return migration.id();
  }

  /** The script that runs. */
  public ScriptFile file() {
    return switch (direction) {
      case UP -> migration.up();
      case DOWN ->
          migration
              .undo()
              .orElseThrow(() -> new IllegalStateException("planned without an undo script"));
    };
  }

  /** What the ledger says of it once it has run. */
  public List<LedgerWrite> writes(RunId run) {
    return switch (direction) {
      case DOWN -> List.of(new LedgerWrite.Retire(id(), LedgerWrite.Retire.Reason.UNDONE));
      case UP ->
          reason == Reason.CHANGED_REPEATABLE
              ? List.of(
                  new LedgerWrite.Retire(id(), LedgerWrite.Retire.Reason.REPLACED), apply(run))
              : List.of(apply(run));
    };
  }

  private LedgerWrite apply(RunId run) {
    return new LedgerWrite.Apply(
        id(), migration.description(), migration.raw(), migration.statements(), How.APPLIED, run);
  }
}
