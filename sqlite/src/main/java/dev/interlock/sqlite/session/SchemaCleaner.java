package dev.interlock.sqlite.session;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.dialect.Cleaning;
import dev.interlock.dialect.Cleaning.TableRows;
import dev.interlock.layout.tool.MigrationTools;
import dev.interlock.ledger.LedgerTable;
import dev.interlock.sqlite.catalog.CatalogReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Drops all objects of a file, within a transaction that the caller opened. */
record SchemaCleaner(Session session) {

  private static final String COUNT = "SELECT count(*) FROM (SELECT 1 FROM %s LIMIT %d)";

  List<TableRows> occupied() throws SQLException {
    var occupied = new ArrayList<TableRows>();
    for (ObjectId table : ids(ObjectKind.TABLE)) {
      long rows =
          session.query(
              SchemaCleaner::first, COUNT.formatted(quoted(table.name()), Cleaning.BOUND + 1));
      if (rows > 0) {
        occupied.add(new TableRows(table.name(), rows));
      }
    }
    return List.copyOf(occupied);
  }

  /** Drops views first, because a table that a view reads cannot always be dropped. */
  int drop() throws SQLException {
    List<ObjectId> views = ids(ObjectKind.VIEW);
    List<ObjectId> tables = ids(ObjectKind.TABLE);
    for (ObjectId view : views) {
      session.execute("DROP VIEW " + quoted(view.name()));
    }
    for (ObjectId table : tables) {
      session.execute("DROP TABLE " + quoted(table.name()));
    }
    for (String ledger : ledgers()) {
      session.execute("DROP TABLE IF EXISTS " + quoted(ledger));
    }
    return views.size() + tables.size();
  }

  private static List<String> ledgers() {
    return Stream.of(
            Arrays.stream(LedgerTable.values()).map(LedgerTable::sqlName),
            MigrationTools.stream().map(tool -> tool.ledger().table()))
        .flatMap(names -> names)
        .distinct()
        .toList();
  }

  private List<ObjectId> ids(ObjectKind kind) throws SQLException {
    Catalog catalog = session.query(CatalogReader::read, CatalogReader.QUERY);
    return catalog.objects().stream()
        .map(CatalogObject::id)
        .filter(id -> id.kind() == kind)
        .toList();
  }

  private static long first(ResultSet rows) throws SQLException {
    return rows.next() ? rows.getLong(1) : 0;
  }

  private static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }
}
