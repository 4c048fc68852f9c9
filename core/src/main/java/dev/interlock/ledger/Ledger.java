package dev.interlock.ledger;

import dev.interlock.history.Checksum;
import dev.interlock.history.MigrationId;
import java.util.List;
import java.util.Optional;

/**
 * The ledger at one moment.
 *
 * @param present whether its tables exist
 * @param guarded whether the database is marked as production
 * @param applied the migrations recorded as applied, in the order of recording
 * @param journal non-transactional work in flight
 * @param foreign other tools' ledgers, read only at first contact: while Interlock has never
 *     written a row
 * @param mark the mark of the schema, if requested
 * @param proof the last proof recorded
 * @param lastDeployFailed whether the last deploy that was recorded failed
 */
public record Ledger(
    boolean present,
    boolean guarded,
    List<AppliedMigration> applied,
    List<JournalEntry> journal,
    LockState lock,
    List<ForeignLedger> foreign,
    Optional<CatalogMark> mark,
    Optional<Proof> proof,
    boolean lastDeployFailed) {

  public Ledger {
    applied = List.copyOf(applied);
    journal = List.copyOf(journal);
    foreign = List.copyOf(foreign);
  }

  /** Returns the ledger of a database that Interlock has never changed. */
  public static Ledger absent() {
    return new Ledger(
        false,
        false,
        List.of(),
        List.of(),
        new LockState.Free(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  /** Returns a copy with the ledgers of other tools. */
  public Ledger with(List<ForeignLedger> others) {
    return new Ledger(
        present, guarded, applied, journal, lock, others, mark, proof, lastDeployFailed);
  }

  /** Returns a copy with the mark of the schema. */
  public Ledger marked(CatalogMark schema) {
    return new Ledger(
        present,
        guarded,
        applied,
        journal,
        lock,
        foreign,
        Optional.of(schema),
        proof,
        lastDeployFailed);
  }

  /** Whether the schema is unchanged since it was proven equal to the result of this history. */
  public boolean isProven(Checksum history) {
    return mark.map(schema -> new Proof(schema, history))
        .filter(p -> proof.equals(Optional.of(p)))
        .isPresent();
  }

  /** Whether the schema is unchanged since the last proof was recorded, whatever its result. */
  public boolean isMarkedAsProof() {
    return mark.isPresent() && mark.equals(proof.map(Proof::mark));
  }

  /** Returns the work in flight of one migration. */
  public Optional<JournalEntry> journal(MigrationId id) {
    return journal.stream().filter(entry -> entry.id().equals(id)).findFirst();
  }
}
