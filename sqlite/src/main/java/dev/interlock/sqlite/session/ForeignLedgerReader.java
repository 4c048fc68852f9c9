package dev.interlock.sqlite.session;

import dev.interlock.ledger.ForeignLedger;
import dev.interlock.ledger.ForeignRow;
import dev.interlock.ledger.Runner;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the ledgers of other tools, each as those tools read it themselves. */
final class ForeignLedgerReader {

  private static final String COLUMN = "SELECT 1 FROM pragma_table_info(?, 'main') WHERE name = ?";
  private static final String TABLE =
      "SELECT 1 FROM main.sqlite_schema WHERE type = 'table' AND name = ?";

  private final Session session;

  ForeignLedgerReader(Session session) {
    this.session = session;
  }

  List<ForeignLedger> read() throws SQLException {
    var ledgers = new ArrayList<ForeignLedger>();
    for (var runner : Runner.values()) {
      if (isThere(runner)) {
        ledgers.add(
            new ForeignLedger(runner, session.query(ForeignLedgerReader::rows, query(runner))));
      }
    }
    return ledgers;
  }

  private boolean isThere(Runner runner) throws SQLException {
    if (!session.query(ResultSet::next, TABLE, runner.table())) {
      return false;
    }
    for (var other : Runner.values()) {
      boolean isNamesake = other.table().equals(runner.table()) && !other.telltale().isEmpty();
      if (isNamesake
          && session.query(ResultSet::next, COLUMN, other.table(), other.telltale())
              != (other == runner)) {
        return false;
      }
    }
    return true;
  }

  /** Times are left out: these tools write them in different ways, and some not at all. */
  private static List<ForeignRow> rows(ResultSet rows) throws SQLException {
    var read = new ArrayList<ForeignRow>();
    while (rows.next()) {
      read.add(
          new ForeignRow(
              rows.getString(1),
              ForeignRow.State.of(rows.getString(2)),
              Optional.ofNullable(rows.getString(3)),
              Optional.empty()));
    }
    return read;
  }

  /** Columns: id, state, checksum. */
  private static String query(Runner runner) {
    String rows =
        switch (runner) {
          case FLYWAY ->
              """
              coalesce(version, script),
                CASE WHEN NOT success THEN 'failed'
                  WHEN type LIKE '%BASELINE' THEN 'baseline'
                  WHEN type LIKE 'UNDO%' OR type = 'DELETE' THEN 'undone'
                  ELSE 'applied' END,
                checksum
              FROM TABLE WHERE type <> 'SCHEMA' ORDER BY installed_rank\
              """;
          case GOLANG_MIGRATE -> "version, iif(dirty, 'dirty', 'applied'), NULL FROM TABLE";
          case DBMATE, DIESEL -> "version, 'applied', NULL FROM TABLE ORDER BY version";
          case GOOSE ->
              """
              version_id, iif(is_applied, 'applied', 'undone'), NULL
              FROM TABLE WHERE version_id > 0 ORDER BY id\
              """;
          case SQLX ->
              """
              version, iif(success, 'applied', 'failed'), lower(hex(checksum))
              FROM TABLE ORDER BY version\
              """;
          case PRISMA ->
              """
              migration_name,
                CASE WHEN rolled_back_at IS NOT NULL THEN 'undone'
                  WHEN finished_at IS NULL THEN 'failed'
                  ELSE 'applied' END,
                checksum
              FROM TABLE ORDER BY started_at, finished_at\
              """;
          case ALEMBIC -> "version_num, 'applied', NULL FROM TABLE ORDER BY version_num";
        };
    return "SELECT " + rows.replace("TABLE", "main." + runner.table());
  }
}
