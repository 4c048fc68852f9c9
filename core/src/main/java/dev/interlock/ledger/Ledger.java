package dev.interlock.ledger;

import dev.interlock.history.MigrationId;
import dev.interlock.lock.LockState;
import java.util.List;
import java.util.Optional;

/**
 * The ledger at one moment.
 *
 * @param present whether its tables exist
 * @param guarded whether the database was marked as production
 * @param applied what counts as applied, in the order it was recorded
 * @param journal non-transactional work in flight
 * @param foreign what other tools say, read only at first contact: while no row was ever written
 * @param runners the tools whose ledgers are there, and can be kept in step
 */
public record Ledger(
    boolean present,
    boolean guarded,
    List<AppliedMigration> applied,
    List<JournalEntry> journal,
    LockState lock,
    List<ForeignLedger> foreign,
    List<Runner> runners) {

  public Ledger {
    applied = List.copyOf(applied);
    journal = List.copyOf(journal);
    foreign = List.copyOf(foreign);
    runners = List.copyOf(runners);
  }

  /** Of a database that Interlock has not touched yet. */
  public static Ledger absent() {
    return new Ledger(
        false, false, List.of(), List.of(), new LockState.Free(), List.of(), List.of());
  }

  /** The same ledger with what those of other tools say. */
  public Ledger with(List<ForeignLedger> others) {
    return new Ledger(present, guarded, applied, journal, lock, others, runners);
  }

  /** The same ledger beside the tables of other tools. */
  public Ledger beside(List<Runner> others) {
    return new Ledger(present, guarded, applied, journal, lock, foreign, others);
  }

  /** The work in flight of one migration. */
  public Optional<JournalEntry> journal(MigrationId id) {
    return journal.stream().filter(entry -> entry.id().equals(id)).findFirst();
  }
}
