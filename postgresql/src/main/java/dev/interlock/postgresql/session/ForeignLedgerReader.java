package dev.interlock.postgresql.session;

import dev.interlock.ledger.ForeignLedger;
import dev.interlock.ledger.ForeignRow;
import dev.interlock.ledger.Runner;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the ledgers of other tools in one round, each as those tools read it themselves. */
final class ForeignLedgerReader {

  private final Connection connection;
  private final ForeignTables tables;

  ForeignLedgerReader(Connection connection, ForeignTables tables) {
    this.connection = connection;
    this.tables = tables;
  }

  List<ForeignLedger> read() {
    String round = tables.there().stream().map(this::query).collect(Collectors.joining(";\n"));
    try (Statement statement = connection.createStatement()) {
      statement.execute(round);
      var ledgers = new ArrayList<ForeignLedger>();
      for (var runner : tables.there()) {
        ledgers.add(new ForeignLedger(runner, rows(statement.getResultSet())));
        statement.getMoreResults();
      }
      return ledgers;
    } catch (SQLException e) {
      throw ServerErrors.failure(e, -1);
    }
  }

  private static List<ForeignRow> rows(ResultSet rows) throws SQLException {
    var read = new ArrayList<ForeignRow>();
    while (rows.next()) {
      long at = rows.getLong(4);
      Optional<Instant> when =
          rows.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(at));
      read.add(
          new ForeignRow(
              rows.getString(1),
              ForeignRow.State.of(rows.getString(2)),
              Optional.ofNullable(rows.getString(3)),
              when));
    }
    return read;
  }

  /** Columns: id, state, checksum, time. */
  private String query(Runner runner) {
    String table = tables.name(runner);
    return switch (runner) {
      case FLYWAY ->
          """
          SELECT coalesce(version, script),
            CASE WHEN NOT success THEN 'failed'
              WHEN type LIKE '%%BASELINE' THEN 'baseline'
              WHEN type LIKE 'UNDO%%' OR type = 'DELETE' THEN 'undone'
              ELSE 'applied' END,
            checksum::text, %s
          FROM %s WHERE type <> 'SCHEMA' ORDER BY installed_rank\
          """
              .formatted(millis("installed_on"), table);
      case GOLANG_MIGRATE ->
          "SELECT version::text, CASE WHEN dirty THEN 'dirty' ELSE 'applied' END, NULL, NULL::bigint FROM %s"
              .formatted(table);
      case DBMATE -> applied("version", "NULL::bigint", table, "version");
      case GOOSE ->
          """
          SELECT version_id::text, CASE WHEN is_applied THEN 'applied' ELSE 'undone' END, NULL, %s
          FROM %s WHERE version_id > 0 ORDER BY id\
          """
              .formatted(millis("tstamp"), table);
      case SQLX ->
          """
          SELECT version::text, CASE WHEN success THEN 'applied' ELSE 'failed' END,
            encode(checksum, 'hex'), %s
          FROM %s ORDER BY version\
          """
              .formatted(millis("installed_on"), table);
      case DIESEL -> applied("version", millis("run_on"), table, "version");
      case PRISMA ->
          """
          SELECT migration_name,
            CASE WHEN rolled_back_at IS NOT NULL THEN 'undone'
              WHEN finished_at IS NULL THEN 'failed'
              ELSE 'applied' END,
            checksum, %s
          FROM %s ORDER BY started_at, finished_at\
          """
              .formatted(millis("started_at"), table);
      case ALEMBIC -> applied("version_num", "NULL::bigint", table, "version_num");
    };
  }

  private static String applied(String id, String when, String table, String order) {
    return "SELECT %s::text, 'applied', NULL, %s FROM %s ORDER BY %s"
        .formatted(id, when, table, order);
  }

  private static String millis(String column) {
    return "(extract(epoch FROM %s) * 1000)::bigint".formatted(column);
  }
}
