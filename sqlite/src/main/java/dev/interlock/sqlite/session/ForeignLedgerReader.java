package dev.interlock.sqlite.session;

import dev.interlock.layout.tool.ColumnFamily;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.layout.tool.TableColumn;
import dev.interlock.ledger.CandidateTable;
import dev.interlock.ledger.ForeignLedger;
import dev.interlock.ledger.ForeignLedgerSettings;
import dev.interlock.ledger.ForeignRow;
import dev.interlock.ledger.LedgerPlace;
import dev.interlock.ledger.LedgerRecognition;
import dev.interlock.ledger.LedgerRecognition.Recognised;
import dev.interlock.ledger.LedgerSql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds and reads the ledgers of other tools, each as its tool reads it. */
public final class ForeignLedgerReader {

  private static final String TABLES =
      """
      SELECT t.name, c.name FROM main.sqlite_schema t, pragma_table_info(t.name, 'main') c
      WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        AND t.name NOT LIKE 'interlock\\_%' ESCAPE '\\' AND t.sql NOT LIKE 'CREATE VIRTUAL%'
      ORDER BY t.name, c.cid\
      """;

  private final Session session;
  private final ForeignLedgerSettings settings;

  ForeignLedgerReader(Session session, ForeignLedgerSettings settings) {
    this.session = session;
    this.settings = settings;
  }

  List<ForeignLedger> read() throws SQLException {
    var ledgers = new ArrayList<ForeignLedger>();
    List<CandidateTable> tables = session.query(ForeignLedgerReader::tables, TABLES);
    for (var found : LedgerRecognition.of(tables, settings)) {
      ledgers.add(read(found));
    }
    return ledgers;
  }

  /** Reads the tables and columns without types, which mean little on SQLite. */
  private static List<CandidateTable> tables(ResultSet rows) throws SQLException {
    Map<String, List<TableColumn>> columns = new LinkedHashMap<>();
    while (rows.next()) {
      columns
          .computeIfAbsent(rows.getString(1), name -> new ArrayList<>())
          .add(new TableColumn(rows.getString(2), ColumnFamily.ANY));
    }
    return columns.entrySet().stream()
        .map(table ->
            new CandidateTable(
                new LedgerPlace("", table.getKey(), true, false),
                table.getValue(),
                Optional.empty()))
        .toList();
  }

  private ForeignLedger read(Recognised found) throws SQLException {
    LedgerPlace place = found.table().place();
    if (found.tool().isEmpty()) {
      return new ForeignLedger.Unfit(
          found.product(), place, found.setting().map(setting -> setting.word()).orElse(""));
    }
    Optional<MigrationTool> reader = found.reader();
    return reader.isPresent()
        ? new ForeignLedger.Read(
            reader.get(),
            place,
            found.by(),
            session.query(ForeignLedgerReader::rows, sql(reader.get()).read(quoted(place))))
        : new ForeignLedger.Unread(
            found.tool().get(),
            place,
            session.query(ResultSet::next, "SELECT 1 FROM %s LIMIT 1".formatted(quoted(place))));
  }

  /** Returns the statements for the ledger of a tool. */
  public static LedgerSql sql(MigrationTool tool) {
    return LedgerSql.of(ForeignLedgerReader.class, tool.name());
  }

  private static String quoted(LedgerPlace place) {
    return quoted(place.name());
  }

  /** Returns the name of a table with that of the main database. */
  static String quoted(String table) {
    return "main.\"" + table.replace("\"", "\"\"") + "\"";
  }

  /**
   * Reads rows without their times: the tools write them in different formats, and some not at all.
   */
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
}
