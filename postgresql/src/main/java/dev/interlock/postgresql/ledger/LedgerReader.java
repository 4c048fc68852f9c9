package dev.interlock.postgresql.ledger;

import dev.interlock.batch.BatchProgress;
import dev.interlock.history.Checksum;
import dev.interlock.history.MigrationId;
import dev.interlock.ledger.AppliedKind;
import dev.interlock.ledger.AppliedMigration;
import dev.interlock.ledger.CatalogMark;
import dev.interlock.ledger.Direction;
import dev.interlock.ledger.Division;
import dev.interlock.ledger.JournalEntry;
import dev.interlock.ledger.Ledger;
import dev.interlock.ledger.LedgerDetail;
import dev.interlock.ledger.LockState;
import dev.interlock.ledger.PreStepState;
import dev.interlock.ledger.SessionState;
import dev.interlock.postgresql.catalog.MarkQuery;
import dev.interlock.postgresql.wire.ServerErrors;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the whole ledger in one round trip. */
public final class LedgerReader {

  /** Undefined table, undefined schema. */
  private static final List<String> ABSENT = List.of("42P01", "3F000");

  private final Connection connection;
  private final LedgerTables tables;

  private final ForeignLedgerReader foreign;

  private final LedgerColumns columns;

  private final String markQuery;

  public LedgerReader(
      Connection connection,
      LedgerTables tables,
      ForeignLedgerReader foreign,
      LedgerColumns columns,
      int major) {
    this.connection = connection;
    this.tables = tables;
    this.foreign = foreign;
    this.columns = columns;
    this.markQuery = MarkQuery.of(major);
  }

  /**
   * Reads the ledger. Further round trips search for other tools' ledgers, if this one was never
   * written.
   */
  public Ledger read(LedgerDetail detail) {
    Ledger ledger = readOurs(detail);
    return ledger.applied().isEmpty() && !(ledger.present() && wasEverWritten())
        ? ledger.with(foreign.read())
        : ledger;
  }

  private boolean wasEverWritten() {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT EXISTS (SELECT FROM %s)".formatted(tables.migration()))) {
      return row.next() && row.getBoolean(1);
    } catch (SQLException e) {
      throw ServerErrors.failure(e, -1);
    }
  }

  private Ledger readOurs(LedgerDetail detail) {
    String rows =
        String.join(";\n", appliedQuery(), journalQuery(), new LockRow(connection, tables).query());
    String round =
        switch (detail) {
          case ROWS -> rows;
          case ROWS_AND_MARK -> rows + ";\n" + markQuery;
        };
    try (Statement statement = connection.createStatement()) {
      statement.execute(round);
      List<AppliedMigration> applied = applied(statement.getResultSet());
      statement.getMoreResults();
      List<JournalEntry> journal = journal(statement.getResultSet());
      statement.getMoreResults();
      Ledger ledger = ledger(applied, journal, statement.getResultSet());
      return statement.getMoreResults() ? ledger.marked(mark(statement.getResultSet())) : ledger;
    } catch (SQLException e) {
      if (ABSENT.contains(ServerErrors.state(e))) {
        columns.noteAbsent();
        return Ledger.absent();
      }
      throw ServerErrors.failure(e, -1);
    }
  }

  private Ledger ledger(List<AppliedMigration> applied, List<JournalEntry> journal, ResultSet lock)
      throws SQLException {
    boolean there = lock.next();
    @Nullable String failed = there ? lock.getString(10) : null;
    columns.noteFailed(failed);
    return new Ledger(
        true,
        there && lock.getBoolean(7),
        applied,
        journal,
        there ? LockRow.state(lock) : new LockState.Free(),
        List.of(),
        Optional.empty(),
        there ? LockRow.proof(lock) : Optional.empty(),
        "true".equals(failed));
  }

  private static CatalogMark mark(ResultSet row) throws SQLException {
    row.next();
    return new CatalogMark(row.getString(1));
  }

  private String appliedQuery() {
    return """
    SELECT id, description, checksum, statements, how, applied_by,
      (extract(epoch FROM applied_at) * 1000)::bigint, (extract(epoch FROM took) * 1000)::bigint
    FROM %s WHERE retired_at IS NULL ORDER BY seq\
    """
        .formatted(tables.migration());
  }

  private static List<AppliedMigration> applied(ResultSet rows) throws SQLException {
    var applied = new ArrayList<AppliedMigration>();
    while (rows.next()) {
      applied.add(
          new AppliedMigration(
              MigrationId.parse(rows.getString(1)),
              rows.getString(2),
              new Checksum(rows.getString(3)),
              new Checksum(rows.getString(4)),
              AppliedKind.of(rows.getString(5)),
              Instant.ofEpochMilli(rows.getLong(7)),
              rows.getString(6),
              Duration.ofMillis(rows.getLong(8))));
    }
    return applied;
  }

  private String journalQuery() {
    return "SELECT * FROM %s ORDER BY started_at, id".formatted(tables.journal());
  }

  /** Reads all columns by name, because a ledger of an older version lacks some. */
  private List<JournalEntry> journal(ResultSet rows) throws SQLException {
    columns.noteJournal(rows);
    var journal = new ArrayList<JournalEntry>();
    while (rows.next()) {
      journal.add(
          new JournalEntry(
              MigrationId.parse(rows.getString("id")),
              Direction.of(rows.getString("direction")),
              rows.getInt("done"),
              new Checksum(rows.getString("prefix")),
              Optional.ofNullable(rows.getString("running")).map(PreStepState::new),
              columns.journalHas("division")
                  ? Optional.ofNullable(rows.getString("division")).map(Division::parse)
                  : Optional.empty(),
              columns.journalHas("session")
                  ? SessionState.of(rows.getString("session"))
                  : SessionState.NEW,
              columns.journalHas("batch")
                  ? Optional.ofNullable(rows.getString("batch")).map(BatchProgress::parse)
                  : Optional.empty()));
    }
    return journal;
  }
}
