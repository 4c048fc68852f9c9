package dev.interlock.postgresql.ledger;

import dev.interlock.ledger.ForeignLedger;
import dev.interlock.ledger.ForeignRow;
import dev.interlock.ledger.LedgerPlace;
import dev.interlock.ledger.LedgerRecognition;
import dev.interlock.ledger.LedgerRecognition.Recognised;
import dev.interlock.ledger.Runner;
import dev.interlock.postgresql.script.QualifiedName;
import dev.interlock.postgresql.wire.Literals;
import dev.interlock.postgresql.wire.ServerErrors;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds the ledgers of other tools in one round trip and reads them in a second one, each as its
 * tool reads it.
 */
public final class ForeignLedgerReader {

  private final Connection connection;
  private final ForeignTables tables;
  private final Literals literals;

  public ForeignLedgerReader(Connection connection, ForeignTables tables, Literals literals) {
    this.connection = connection;
    this.tables = tables;
    this.literals = literals;
  }

  public List<ForeignLedger> read() {
    if (tables.settings().none()) {
      return List.of();
    }
    try {
      var candidates = new CandidateQuery(connection, tables, literals).run();
      List<Recognised> found = LedgerRecognition.of(candidates, tables.settings());
      return found.isEmpty() ? List.of() : read(found);
    } catch (SQLException e) {
      throw ServerErrors.failure(e, -1);
    }
  }

  private List<ForeignLedger> read(List<Recognised> found) throws SQLException {
    String round =
        found.stream()
            .filter(ForeignLedgerReader::isReadable)
            .map(this::query)
            .collect(Collectors.joining(";\n"));
    var ledgers = new ArrayList<ForeignLedger>();
    try (Statement statement = connection.createStatement()) {
      if (!round.isEmpty()) {
        statement.execute(round);
      }
      for (var ledger : found) {
        if (isReadable(ledger)) {
          ledgers.add(read(ledger, statement.getResultSet()));
          statement.getMoreResults();
        } else {
          ledgers.add(unreadable(ledger));
        }
      }
    }
    return ledgers;
  }

  private static boolean isReadable(Recognised ledger) {
    return ledger.tool().isPresent() && ledger.table().obstacle().isEmpty();
  }

  private static ForeignLedger unreadable(Recognised ledger) {
    LedgerPlace place = ledger.table().place();
    return ledger
        .table()
        .obstacle()
        .<ForeignLedger>map(why -> new ForeignLedger.Closed(ledger.product(), place, why))
        .orElseGet(() ->
            new ForeignLedger.Unfit(
                ledger.product(),
                place,
                ledger.setting().map(setting -> setting.word()).orElse("")));
  }

  private static ForeignLedger read(Recognised ledger, ResultSet rows) throws SQLException {
    LedgerPlace place = ledger.table().place();
    Optional<Runner> reader = ledger.reader();
    if (reader.isPresent()) {
      return new ForeignLedger.Read(reader.get(), place, ledger.by(), rows(rows));
    }
    return new ForeignLedger.Unread(ledger.tool().orElseThrow(), place, rows.next());
  }

  private String query(Recognised ledger) {
    LedgerPlace place = ledger.table().place();
    String table = QualifiedName.of(place.schema(), place.name()).quoted();
    return ledger
        .reader()
        .map(runner -> query(runner, table))
        .orElseGet(() -> "SELECT true FROM %s LIMIT 1".formatted(table));
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

  /** Returns a query with the columns id, state, checksum, time. */
  private static String query(Runner runner, String table) {
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
