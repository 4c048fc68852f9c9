package dev.interlock.ledger;

import dev.interlock.history.Checksum;
import dev.interlock.history.MigrationId;
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
 * @param mark of the schema, where somebody asked for it
 * @param proof the last one that was recorded
 */
public record Ledger(
    boolean present,
    boolean guarded,
    List<AppliedMigration> applied,
    List<JournalEntry> journal,
    LockState lock,
    List<ForeignLedger> foreign,
    Optional<CatalogMark> mark,
    Optional<Proof> proof) {

  public Ledger {
    applied = List.copyOf(applied);
    journal = List.copyOf(journal);
    foreign = List.copyOf(foreign);
  }

  /** Of a database that Interlock has not touched yet. */
  public static Ledger absent() {
    return new Ledger(
        false,
        false,
        List.of(),
        List.of(),
        new LockState.Free(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same ledger with what those of other tools say. */
  public Ledger with(List<ForeignLedger> others) {
    return new Ledger(present, guarded, applied, journal, lock, others, mark, proof);
  }

  /** The same ledger of a database whose schema bears this mark. */
  public Ledger marked(CatalogMark schema) {
    return new Ledger(
        present, guarded, applied, journal, lock, foreign, Optional.of(schema), proof);
  }

  /** Whether the schema is as it was when it was proven to be what this history makes. */
  public boolean isProven(Checksum history) {
    return mark.map(schema -> new Proof(schema, history))
        .filter(p -> proof.equals(Optional.of(p)))
        .isPresent();
  }

  /** Whether the schema is as it was when the last proof was recorded, whatever that says. */
  public boolean isMarkedAsProof() {
    return mark.isPresent() && mark.equals(proof.map(Proof::mark));
  }

  /** The work in flight of one migration. */
  public Optional<JournalEntry> journal(MigrationId id) {
    return journal.stream().filter(entry -> entry.id().equals(id)).findFirst();
  }
}
