package dev.interlock.sqlite.session;

import static dev.interlock.sqlite.session.LedgerTables.JOURNAL;
import static dev.interlock.sqlite.session.LedgerTables.LOCK;
import static dev.interlock.sqlite.session.LedgerTables.MIGRATION;
import static dev.interlock.sqlite.session.LedgerTables.NOW;
import static dev.interlock.sqlite.session.LedgerTables.RUN;
import static dev.interlock.sqlite.session.LedgerTables.TIMESTAMP;

import dev.interlock.batch.BatchProgress;
import dev.interlock.catalog.Fingerprint;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.ledger.Division;
import dev.interlock.ledger.ForeignTable;
import dev.interlock.ledger.JournalEntry;
import dev.interlock.ledger.LedgerSql;
import dev.interlock.ledger.LedgerTable;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.PreStepState;
import dev.interlock.ledger.Proof;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the ledger inside the transaction whose effect it records. */
final class LedgerWriter {

  private static final String HAS_COLUMN =
      "SELECT 1 FROM pragma_table_info(?, 'main') WHERE name = ?";

  private final Session session;
  private final Updates updates;
  private final String user;

  /** Runs one statement that changes the ledger. */
  @FunctionalInterface
  interface Updates {

    /**
     * Runs the statement.
     *
     * @param values for its question marks: a text, a number, a truth value or null
     */
    void update(String sql, @Nullable Object... values) throws SQLException;
  }

  /**
   * Creates a writer.
   *
   * @param user recorded as the user who applied a migration: SQLite has no roles
   */
  LedgerWriter(Session session, String user) {
    this(session::update, session, user);
  }

  /**
   * Creates a writer whose changes go elsewhere.
   *
   * @param session answers questions about the tables
   */
  LedgerWriter(Updates updates, Session session, String user) {
    this.updates = updates;
    this.session = session;
    this.user = user;
  }

  /**
   * Writes the entries.
   *
   * @param since the time since the transaction began. SQLite's clock stops only during a
   *     statement, so the beginning cannot be queried later.
   */
  void write(List<LedgerWrite> writes, Duration since) throws SQLException {
    for (LedgerWrite write : writes) {
      write(write, since);
    }
  }

  private void write(LedgerWrite write, Duration since) throws SQLException {
    switch (write) {
      case LedgerWrite.Apply apply -> apply(apply, since);
      case LedgerWrite.Retire retire -> retire(retire);
      case LedgerWrite.MirrorForeignRow mirror ->
          throw new IllegalArgumentException("this ledger is not kept on SQLite: " + mirror);
      case LedgerWrite.CreateForeignLedger create ->
          found(create.tool(), create.tool().ledger().table());
      case LedgerWrite.BeginForeignLedger begin ->
          found(begin.table().tool(), begin.table().place().name());
      case LedgerWrite.MoveForeignHeads move -> move(move);
      case LedgerWrite.Progress progress -> progress(progress.entry());
      case LedgerWrite.Settle settle ->
          updates.update("DELETE FROM %s WHERE id = ?".formatted(JOURNAL), settle.id().toString());
      case LedgerWrite.Proven(Proof proof) ->
          updates.update(
              "UPDATE %s SET proven_mark = ?, proven_history = ?".formatted(LOCK),
              proof.mark().words(),
              proof.history().hex());
      case LedgerWrite.Guard guard ->
          updates.update("UPDATE %s SET guarded = ?".formatted(LOCK), guard.production());
      case LedgerWrite.Ended ended -> ended(ended);
    }
  }

  private void found(MigrationTool tool, String table) throws SQLException {
    boolean isThere =
        session.query(ResultSet::next, "SELECT 1 FROM sqlite_schema WHERE name = ?", table);
    if (!isThere) {
      String name = ForeignLedgerReader.quoted(table);
      for (String sql : ForeignLedgerReader.sql(tool).create(name)) {
        session.execute(sql);
      }
    }
  }

  private void move(LedgerWrite.MoveForeignHeads move) throws SQLException {
    LedgerSql sql = ForeignLedgerReader.sql(move.table().tool());
    for (String id : move.removed()) {
      writeHead(sql.undo(), move.table(), id);
    }
    for (String id : move.added()) {
      writeHead(sql.apply(), move.table(), id);
    }
  }

  private void writeHead(List<String> statements, ForeignTable table, String id)
      throws SQLException {
    Map<String, String> values =
        Map.of(
            "table",
            ForeignLedgerReader.quoted(table.place().name()),
            "id",
            "'" + id.replace("'", "''") + "'");
    for (String statement : statements) {
      session.execute(LedgerSql.with(statement, values));
    }
  }

  /**
   * Inserts an applied migration. Its duration is counted from its journal entry, if it has one.
   */
  private void apply(LedgerWrite.Apply apply, Duration since) throws SQLException {
    String id = apply.id().toString();
    updates.update(
        """
        INSERT INTO %s (id, description, checksum, statements, how, applied_by, run, fingerprint, reason,
          took)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?,
          coalesce((SELECT %s - started_at FROM %s WHERE id = ?), ?))\
        """
            .formatted(MIGRATION, NOW, JOURNAL),
        id,
        apply.description(),
        apply.raw().hex(),
        apply.statements().hex(),
        apply.kind().word(),
        user,
        apply.run().value(),
        apply.after().map(Fingerprint::hex).orElse(null),
        apply.reason().orElse(null),
        id,
        LockRow.seconds(since));
  }

  private void retire(LedgerWrite.Retire retire) throws SQLException {
    updates.update(
        "UPDATE %s SET retired_at = %s, retired_as = ? WHERE id = ? AND retired_at IS NULL"
            .formatted(MIGRATION, TIMESTAMP),
        retire.reason().word(),
        retire.id().toString());
  }

  private void progress(JournalEntry entry) throws SQLException {
    for (String column : LedgerTables.ADDED_LATER) {
      if (!session.query(ResultSet::next, HAS_COLUMN, LedgerTable.JOURNAL.sqlName(), column)) {
        session.execute(LedgerTables.addition(column));
      }
    }
    updates.update(
        """
        INSERT INTO %s (id, direction, done, prefix, running, division, session, batch)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET direction = excluded.direction, done = excluded.done,
          prefix = excluded.prefix, running = excluded.running, division = excluded.division,
          session = excluded.session, batch = excluded.batch,
          changed_at = %s\
        """
            .formatted(JOURNAL, NOW),
        entry.id().toString(),
        entry.direction().word(),
        entry.done(),
        entry.prefix().hex(),
        entry.running().map(PreStepState::words).orElse(null),
        entry.division().map(Division::words).orElse(null),
        entry.session().isNew() ? null : entry.session().words(),
        entry.batch().map(BatchProgress::words).orElse(null));
  }

  private void ended(LedgerWrite.Ended ended) throws SQLException {
    updates.update(
        """
        INSERT INTO %s (run, command, host, started_at, outcome, details, release)
        VALUES (?, ?, ?, strftime('%%Y-%%m-%%dT%%H:%%M:%%fZ', 'now', ?), ?, ?, ?)\
        """
            .formatted(RUN),
        ended.run().value(),
        ended.command(),
        ended.host(),
        "-%d.%03d seconds".formatted(ended.took().toSeconds(), ended.took().toMillisPart()),
        ended.outcome().word(),
        ended.details(),
        ended.release().orElse(null));
    if (ended.isDeploy()) {
      updates.update("UPDATE %s SET failed = ?".formatted(LOCK), ended.outcome().isFailure());
    }
  }
}
