package dev.interlock.sqlite.session;

import static dev.interlock.sqlite.session.LedgerTables.LOCK;
import static dev.interlock.sqlite.session.LedgerTables.MIGRATION;
import static dev.interlock.sqlite.session.LedgerTables.RUN;

import dev.interlock.ledger.LedgerTable;
import dev.interlock.ledger.RunEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The record of runs, which older versions made with one row for a run and without its release. */
record RunRecord(Session session) {

  private static final String HAS_COLUMN =
      "SELECT 1 FROM pragma_table_info(?, 'main') WHERE name = 'failed'";

  /** SQLite cannot drop a primary key, so the table is made again (sqlite.org/lang_altertable). */
  private static final List<String> COMPLETION =
      List.of(
          "ALTER TABLE %s RENAME TO interlock_run_before".formatted(RUN),
          LedgerTables.RUN_DEFINITION,
          """
          INSERT INTO %s (run, command, host, started_at, ended_at, outcome, details)
          SELECT run, command, host, started_at, ended_at, outcome, details
          FROM main.interlock_run_before\
          """
              .formatted(RUN),
          "DROP TABLE main.interlock_run_before",
          "ALTER TABLE %s ADD COLUMN failed integer NOT NULL DEFAULT 0".formatted(LOCK));

  /** Orders times of equal milliseconds by insertion. */
  private static final String EVENTS =
      """
      SELECT run, command, host, %s, started_at, ended_at, outcome, details,
        (SELECT group_concat(id, char(10)) FROM
          (SELECT id FROM %s m WHERE m.run = r.run ORDER BY seq))
      FROM %s r ORDER BY ended_at DESC, rowid DESC LIMIT ?\
      """;

  /** Brings the tables of an older version to this one; only in a transaction that writes. */
  void complete() throws SQLException {
    if (!isComplete()) {
      for (String sql : COMPLETION) {
        session.execute(sql);
      }
    }
  }

  private boolean isComplete() throws SQLException {
    return session.query(ResultSet::next, HAS_COLUMN, LedgerTable.LOCK.sqlName());
  }

  /** Whether the last deploy that was recorded failed. */
  boolean lastDeployFailed() throws SQLException {
    return isComplete()
        && session.query(
            row -> row.next() && row.getBoolean(1), "SELECT failed FROM %s".formatted(LOCK));
  }

  /** Reads the newest rows; returns them in the order of their ends. */
  List<RunEvent> read(int most) throws SQLException {
    String release = isComplete() ? "release" : "NULL";
    return session
        .query(RunRecord::events, EVENTS.formatted(release, MIGRATION, RUN), most)
        .reversed();
  }

  private static List<RunEvent> events(ResultSet rows) throws SQLException {
    var events = new ArrayList<RunEvent>();
    while (rows.next()) {
      @Nullable String ids = rows.getString(9);
      events.add(
          new RunEvent(
              rows.getString(1),
              rows.getString(2),
              rows.getString(3),
              Optional.ofNullable(rows.getString(4)),
              Instant.parse(rows.getString(5)),
              Instant.parse(rows.getString(6)),
              rows.getString(7),
              rows.getString(8),
              ids == null ? List.of() : List.of(ids.split("\n", -1))));
    }
    return events;
  }
}
