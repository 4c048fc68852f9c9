package dev.interlock.ledger;

import dev.interlock.catalog.Fingerprint;
import dev.interlock.history.Checksum;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import java.time.Duration;
import java.util.Optional;

/** One change of the ledger. Rows are appended or retired, never deleted. */
public sealed interface LedgerWrite {

  /**
   * The migration counts as applied from now on. The database adds time, role and duration.
   *
   * @param after fingerprint of the schema that it leaves, as its replay saw it, where it was
   *     sealed
   * @param reason an operator's word for it, where it was not proven
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

  /** The row that counted for this migration is kept, but counts no more. */
  record Retire(MigrationId id, Reason reason) implements LedgerWrite {

    /** Why a row counts no more. */
    public enum Reason {
      /** Its undo script ran. */
      UNDONE,
      /** A repeatable migration ran again with new content. */
      REPLACED,
      /** An operator said so with {@code stamp}. */
      RESTAMPED,
      /** The schema did not show what the row said. */
      REPAIRED;

      /** As the ledger writes it. */
      public String word() {
        return EnumNames.of(this);
      }
    }
  }

  /**
   * Another tool's ledger says what ours says of a migration that ran.
   *
   * @param id as that tool writes it; empty for a repeatable
   * @param script the name of the file that ran
   * @param checksum as that tool computes it; empty where it keeps none
   * @param before the version that is the last one without this one; empty where none is
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
   * Another tool's ledger is there as that tool creates it, because a migration names it; nothing
   * is changed if it is there already.
   */
  record CreateForeignLedger(Runner runner) implements LedgerWrite {}

  /** The journal says how far a migration has come. */
  record Progress(JournalEntry entry) implements LedgerWrite {}

  /** Nothing of this migration is in flight any more. */
  record Settle(MigrationId id) implements LedgerWrite {}

  /** The schema was held against what the files make, and is that. */
  record Proven(Proof proof) implements LedgerWrite {}

  /** The database is, or is no longer, marked as production. */
  record Guard(boolean production) implements LedgerWrite {}

  /**
   * A run that changed something, or tried to, has ended.
   *
   * @param command as typed, such as {@code upgrade}
   * @param outcome one word, such as {@code done}
   * @param details one line without secrets
   */
  record Ended(
      RunId run, String command, String host, Duration took, String outcome, String details)
      implements LedgerWrite {}
}
