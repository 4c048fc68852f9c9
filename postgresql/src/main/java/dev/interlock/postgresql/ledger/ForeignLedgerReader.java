package dev.interlock.postgresql.ledger;

import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.ledger.ForeignLedger;
import dev.interlock.ledger.ForeignRow;
import dev.interlock.ledger.LedgerPlace;
import dev.interlock.ledger.LedgerRecognition;
import dev.interlock.ledger.LedgerRecognition.Recognised;
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
    Optional<MigrationTool> reader = ledger.reader();
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
        .map(tool -> ForeignTables.sql(tool).read(table))
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
}
