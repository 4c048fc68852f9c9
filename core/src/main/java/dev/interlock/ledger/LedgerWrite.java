package dev.interlock.ledger;

import dev.interlock.catalog.Fingerprint;
import dev.interlock.history.Checksum;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.layout.tool.MigrationTool;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One change of the ledger. Rows are appended or retired, never deleted. */
public sealed interface LedgerWrite {

  /**
   * Records a migration as applied. The database adds time, role and duration.
   *
   * @param after fingerprint of the schema after its replay, if it was sealed
   * @param reason an operator's reason, if its effect was not proven
   */
  record Apply(
      MigrationId id,
      String description,
      Checksum raw,
      Checksum statements,
      AppliedKind kind,
      RunId run,
      Optional<Fingerprint> after,
      Optional<String> reason)
      implements LedgerWrite {

    public static Apply of(Migration migration, AppliedKind kind, RunId run) {
      return new Apply(
          migration.id(),
          migration.description(),
          migration.content(),
          migration.statements(),
          kind,
          run,
          Optional.empty(),
          Optional.empty());
    }

    public Apply leaving(Optional<Fingerprint> schema) {
      return new Apply(id, description, raw, statements, kind, run, schema, reason);
    }

    public Apply because(Optional<String> word) {
      return new Apply(id, description, raw, statements, kind, run, after, word);
    }
  }

  /** Retires the row of a migration: it is kept, but no longer counts as applied. */
  record Retire(MigrationId id, Reason reason) implements LedgerWrite {

    /** The reason why a row was retired. */
    public enum Reason {
      /** Its undo script ran. */
      UNDONE,
      /** A repeatable migration ran again with new content. */
      REPLACED,
      /** An operator retired it with {@code stamp}. */
      RESTAMPED,
      /** The schema did not have the migration's effect. */
      REPAIRED;

      /** Returns the word in the ledger. */
      public String word() {
        return EnumNames.of(this);
      }
    }
  }

  /**
   * Records a migration that ran in another tool's ledger too.
   *
   * @param id as the tool writes it; empty for a repeatable
   * @param script the name of the file that ran
   * @param checksum as the tool computes it; empty if it stores none
   * @param before the last version without this one; empty if there is none
   */
  record MirrorForeignRow(
      ForeignTable table,
      Direction direction,
      String id,
      String description,
      String script,
      String checksum,
      String before)
      implements LedgerWrite {}

  /**
   * Creates another tool's ledger as that tool does, because a migration names it. An existing one
   * is not changed.
   */
  record CreateForeignLedger(MigrationTool tool) implements LedgerWrite {}

  /**
   * Creates another tool's ledger as that tool does before its first migration, in order to keep it
   * in step. An existing one is not changed.
   *
   * @param table in the connection's default schema if its place has no schema
   */
  record BeginForeignLedger(ForeignTable table) implements LedgerWrite {}

  /**
   * Changes the rows of a ledger that has one for each head.
   *
   * @param removed ids that are no longer heads, present or not
   * @param added ids that have become heads, present or not
   */
  record MoveForeignHeads(ForeignTable table, List<String> removed, List<String> added)
      implements LedgerWrite {
    public MoveForeignHeads {
      removed = List.copyOf(removed);
      added = List.copyOf(added);
    }
  }

  /** Records the progress of a migration in the journal. */
  record Progress(JournalEntry entry) implements LedgerWrite {}

  /** Removes a migration's work in flight from the journal. */
  record Settle(MigrationId id) implements LedgerWrite {}

  /** Records that the schema was compared with the result of the files and is equal. */
  record Proven(Proof proof) implements LedgerWrite {}

  /** Marks the database as production, or removes the mark. */
  record Guard(boolean production) implements LedgerWrite {}

  /**
   * Appends to the record of runs: the end of a run that changed the database, tried to, or failed,
   * or a stage of it.
   *
   * @param command as typed, such as {@code upgrade}
   * @param release the commit or the deploy that the platform named
   * @param took the time since the beginning of the run
   * @param details code and place of a finding, without secrets; empty after a success
   */
  record Ended(
      RunId run,
      String command,
      String host,
      Optional<String> release,
      Duration took,
      RunOutcome outcome,
      String details)
      implements LedgerWrite {

    /**
     * Whether the next start has to know the outcome, so that it can record the end of a failure.
     */
    public boolean isDeploy() {
      return RunLabel.isDeploy(command);
    }
  }
}
