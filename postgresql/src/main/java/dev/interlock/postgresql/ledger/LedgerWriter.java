package dev.interlock.postgresql.ledger;

import dev.interlock.batch.BatchProgress;
import dev.interlock.dialect.ProgramStatements;
import dev.interlock.ledger.Division;
import dev.interlock.ledger.JournalEntry;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.PreStepState;
import dev.interlock.ledger.Proof;
import dev.interlock.postgresql.wire.Literals;
import java.util.ArrayList;
import java.util.List;

/** Turns ledger writes into statements for the transaction whose effect they record. */
public final class LedgerWriter {

  private final LedgerTables tables;
  private final Literals literals;

  private final ForeignWriter foreign;

  private final LedgerColumns columns;

  public LedgerWriter(
      LedgerTables tables, ForeignTables foreign, LedgerColumns columns, Literals literals) {
    this.tables = tables;
    this.columns = columns;
    this.literals = literals;
    this.foreign = new ForeignWriter(foreign, literals);
  }

  public List<String> statements(List<LedgerWrite> writes) {
    return writes.stream().flatMap(write -> statements(write).stream()).toList();
  }

  private List<String> statements(LedgerWrite write) {
    return switch (write) {
      case LedgerWrite.MirrorForeignRow mirror -> foreign.statements(mirror);
      case LedgerWrite.CreateForeignLedger create -> List.of(foreign.creation(create.tool()));
      case LedgerWrite.BeginForeignLedger begin -> List.of(foreign.beginning(begin.table()));
      case LedgerWrite.MoveForeignHeads move -> foreign.statements(move);
      case LedgerWrite.Apply apply -> List.of(apply(apply));
      case LedgerWrite.Retire retire -> List.of(retire(retire));
      case LedgerWrite.Progress(JournalEntry entry) ->
          withColumns(
              entry,
              progress(entry, String.valueOf(entry.done()), literals.text(entry.prefix().hex())));
      case LedgerWrite.Settle settle ->
          List.of(
              "DELETE FROM %s WHERE id = %s"
                  .formatted(tables.journal(), literals.text(settle.id().toString())));
      case LedgerWrite.Proven(Proof proof) ->
          List.of(
              "UPDATE %s SET proven_mark = %s, proven_history = %s"
                  .formatted(
                      tables.lock(),
                      literals.text(proof.mark().words()),
                      literals.text(proof.history().hex())));
      case LedgerWrite.Guard guard ->
          List.of("UPDATE %s SET guarded = %s".formatted(tables.lock(), guard.production()));
      case LedgerWrite.Ended ended -> ended(ended);
    };
  }

  /**
   * Returns the statements that record the progress of a program, which fills in its own values.
   */
  public List<String> programProgress(LedgerWrite.Progress progress) {
    return withColumns(
        progress.entry(),
        progress(progress.entry(), ProgramStatements.DONE, "'" + ProgramStatements.PREFIX + "'"));
  }

  private List<String> withColumns(JournalEntry entry, String progress) {
    boolean hasAll = columns.isJournalComplete() && (hasBatch() || entry.batch().isEmpty());
    return hasAll ? List.of(progress) : List.of(tables.addition(), progress);
  }

  private boolean hasBatch() {
    return columns.journalHas(LedgerColumns.BATCH);
  }

  /** Notes that writes are committed, with the columns that they added. */
  public void committed(List<LedgerWrite> writes) {
    if (writes.stream()
        .anyMatch(write ->
            write instanceof LedgerWrite.Progress(var entry) && entry.batch().isPresent())) {
      columns.noteJournalComplete();
    }
  }

  private String retire(LedgerWrite.Retire retire) {
    return "UPDATE %s SET retired_at = clock_timestamp(), retired_as = %s WHERE id = %s AND retired_at IS NULL"
        .formatted(
            tables.migration(),
            literals.text(retire.reason().word()),
            literals.text(retire.id().toString()));
  }

  /**
   * Inserts an applied migration. Its duration is counted from its journal entry, or else from
   * BEGIN.
   */
  private String apply(LedgerWrite.Apply apply) {
    String id = literals.text(apply.id().toString());
    return """
    INSERT INTO %s (id, description, checksum, statements, how, took, run, fingerprint, reason) \
    VALUES (%s, %s, %s, %s, %s, \
    clock_timestamp() - coalesce((SELECT started_at FROM %s WHERE id = %s), transaction_timestamp()), \
    %s, %s, %s)\
    """
        .formatted(
            tables.migration(),
            id,
            literals.text(apply.description()),
            literals.text(apply.raw().hex()),
            literals.text(apply.statements().hex()),
            literals.text(apply.kind().word()),
            tables.journal(),
            id,
            literals.text(apply.run().value()),
            apply.after().map(schema -> literals.text(schema.hex())).orElse("NULL"),
            apply.reason().map(literals::text).orElse("NULL"));
  }

  private String progress(JournalEntry entry, String done, String prefix) {
    boolean inBatches = hasBatch() || entry.batch().isPresent();
    return """
    INSERT INTO %s (id, direction, done, prefix, running, division, session%s) \
    VALUES (%s, %s, %s, %s, %s, %s, %s%s) \
    ON CONFLICT (id) DO UPDATE SET direction = excluded.direction, done = excluded.done, \
    prefix = excluded.prefix, running = excluded.running, division = excluded.division, \
    session = excluded.session%s, changed_at = clock_timestamp()\
    """
        .formatted(
            tables.journal(),
            inBatches ? ", batch" : "",
            literals.text(entry.id().toString()),
            literals.text(entry.direction().word()),
            done,
            prefix,
            entry.running().map(PreStepState::words).map(literals::text).orElse("NULL"),
            entry.division().map(Division::words).map(literals::text).orElse("NULL"),
            entry.session().isNew() ? "NULL" : literals.text(entry.session().words()),
            inBatches ? ", " + batch(entry) : "",
            inBatches ? ", batch = excluded.batch" : "");
  }

  private String batch(JournalEntry entry) {
    return entry.batch().map(BatchProgress::words).map(literals::text).orElse("NULL");
  }

  /** In a ledger of an older version a run has one row, and no release. */
  private List<String> ended(LedgerWrite.Ended ended) {
    var statements = new ArrayList<String>();
    boolean isComplete = columns.areRunsComplete();
    statements.add(
        """
        INSERT INTO %s (run, command, host, started_at, outcome, details%s) \
        VALUES (%s, %s, %s, clock_timestamp() - interval '%d ms', %s, %s%s) ON CONFLICT DO NOTHING\
        """
            .formatted(
                tables.run(),
                isComplete ? ", release" : "",
                literals.text(ended.run().value()),
                literals.text(ended.command()),
                literals.text(ended.host()),
                ended.took().toMillis(),
                literals.text(ended.outcome().word()),
                literals.text(ended.details()),
                isComplete ? ", " + ended.release().map(literals::text).orElse("NULL") : ""));
    if (isComplete && ended.isDeploy()) {
      statements.add(LockRow.noteOutcome(tables, ended.outcome().isFailure()));
    }
    return statements;
  }
}
