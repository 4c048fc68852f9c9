package dev.interlock.sqlite.session;

import dev.interlock.batch.BatchProgress;
import dev.interlock.history.Checksum;
import dev.interlock.history.MigrationId;
import dev.interlock.ledger.AppliedKind;
import dev.interlock.ledger.AppliedMigration;
import dev.interlock.ledger.CatalogMark;
import dev.interlock.ledger.Direction;
import dev.interlock.ledger.Division;
import dev.interlock.ledger.ForeignLedgerSettings;
import dev.interlock.ledger.JournalEntry;
import dev.interlock.ledger.Ledger;
import dev.interlock.ledger.LedgerDetail;
import dev.interlock.ledger.LedgerTable;
import dev.interlock.ledger.PreStepState;
import dev.interlock.ledger.SessionState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the whole ledger as of one moment. */
final class LedgerReader {

  /** SQLite counts the changes of a schema (sqlite.org/pragma.html#pragma_schema_version). */
  private static final String SCHEMA_VERSION = "PRAGMA main.schema_version";

  private static final String EXISTS = "SELECT 1 FROM main.sqlite_schema WHERE name = ?";

  private static final String APPLIED =
      """
      SELECT id, description, checksum, statements, how, applied_at, applied_by, took
      FROM %s WHERE retired_at IS NULL ORDER BY seq\
      """
          .formatted(LedgerTables.MIGRATION);

  private static final String IN_FLIGHT =
      "SELECT * FROM %s ORDER BY started_at, id".formatted(LedgerTables.JOURNAL);

  private static final String EVER_WRITTEN =
      "SELECT 1 FROM %s LIMIT 1".formatted(LedgerTables.MIGRATION);

  private final Session session;
  private final ForeignLedgerReader foreign;

  LedgerReader(Session session, ForeignLedgerSettings settings) {
    this.session = session;
    this.foreign = new ForeignLedgerReader(session, settings);
  }

  Ledger read(LedgerDetail detail) throws SQLException {
    var found = new ArrayList<Ledger>();
    session.transact("BEGIN", () -> found.add(read(readTables(), detail)));
    return found.getFirst();
  }

  private Ledger read(Ledger ledger, LedgerDetail detail) throws SQLException {
    return switch (detail) {
      case ROWS -> ledger;
      case ROWS_AND_MARK ->
          ledger.marked(new CatalogMark(session.query(LedgerReader::first, SCHEMA_VERSION)));
    };
  }

  private static String first(ResultSet row) throws SQLException {
    row.next();
    return row.getString(1);
  }

  static boolean isPresent(Session session) throws SQLException {
    return session.query(ResultSet::next, EXISTS, LedgerTable.LOCK.sqlName());
  }

  private Ledger readTables() throws SQLException {
    if (!isPresent(session)) {
      return Ledger.absent().with(foreign.read());
    }
    var lock = new LockRow(session);
    List<AppliedMigration> applied = session.query(LedgerReader::applied, APPLIED);
    List<JournalEntry> journal = session.query(LedgerReader::journal, IN_FLIGHT);
    boolean mayBeFirstContact = applied.isEmpty() && !session.query(ResultSet::next, EVER_WRITTEN);
    return new Ledger(
        true,
        lock.isGuarded(),
        applied,
        journal,
        lock.read(),
        mayBeFirstContact ? foreign.read() : List.of(),
        Optional.empty(),
        lock.proof(),
        new RunRecord(session).lastDeployFailed());
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
              Instant.parse(rows.getString(6)),
              rows.getString(7),
              LockRow.duration(rows.getDouble(8))));
    }
    return applied;
  }

  private static List<JournalEntry> journal(ResultSet rows) throws SQLException {
    boolean isDivided = hasColumn(rows, "division");
    boolean hasSession = hasColumn(rows, "session");
    boolean hasBatch = hasColumn(rows, "batch");
    var journal = new ArrayList<JournalEntry>();
    while (rows.next()) {
      journal.add(
          new JournalEntry(
              MigrationId.parse(rows.getString("id")),
              Direction.of(rows.getString("direction")),
              rows.getInt("done"),
              new Checksum(rows.getString("prefix")),
              Optional.ofNullable(rows.getString("running")).map(PreStepState::new),
              isDivided
                  ? Optional.ofNullable(rows.getString("division")).map(Division::parse)
                  : Optional.empty(),
              hasSession ? SessionState.of(rows.getString("session")) : SessionState.NEW,
              hasBatch
                  ? Optional.ofNullable(rows.getString("batch")).map(BatchProgress::parse)
                  : Optional.empty()));
    }
    return journal;
  }

  /** Whether the result has this column, which a ledger of an older version may lack. */
  private static boolean hasColumn(ResultSet rows, String name) throws SQLException {
    var columns = rows.getMetaData();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      if (columns.getColumnName(i).equals(name)) {
        return true;
      }
    }
    return false;
  }
}
