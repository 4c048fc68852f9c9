package dev.interlock.junit;

import dev.interlock.Interlock;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Schema and rows of a database at one moment.
 *
 * @param rows of each table as sorted JSON objects, in which the order of columns does not matter
 */
record Snapshot(Catalog schema, Map<ObjectId, List<String>> rows) {

  private static final int SHOWN = 3;

  static Snapshot of(Interlock interlock, DataSource source) throws SQLException {
    Catalog schema = interlock.catalog(CatalogScope.usual());
    Map<ObjectId, List<String>> rows = new TreeMap<>();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      for (var object : schema.objects()) {
        if (object.id().kind() == ObjectKind.TABLE) {
          rows.put(object.id(), rows(object.id(), statement));
        }
      }
    }
    return new Snapshot(schema, rows);
  }

  private static List<String> rows(ObjectId table, Statement statement) throws SQLException {
    var rows = new ArrayList<String>();
    String query = "SELECT to_jsonb(t)::text FROM ONLY %s t ORDER BY 1".formatted(quoted(table));
    try (ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        rows.add(row.getString(1));
      }
    }
    return rows;
  }

  private static String quoted(ObjectId table) {
    return table.path().stream()
        .map(part -> '"' + part.replace("\"", "\"\"") + '"')
        .collect(Collectors.joining("."));
  }

  /** Returns the differences in words, one a line. */
  List<String> differences(Snapshot after) {
    var lines = new ArrayList<>(schemaDifferences(after));
    rows.forEach((table, before) -> {
      List<String> now = after.rows.getOrDefault(table, List.of());
      var lost = new ArrayList<>(before);
      now.forEach(lost::remove);
      var gained = new ArrayList<>(now);
      before.forEach(gained::remove);
      lost.stream().limit(SHOWN).forEach(row -> lines.add("%s lost: %s".formatted(table, row)));
      gained.stream()
          .limit(SHOWN)
          .forEach(row -> lines.add("%s has now: %s".formatted(table, row)));
      int more = Math.max(0, lost.size() - SHOWN) + Math.max(0, gained.size() - SHOWN);
      if (more > 0) {
        lines.add("%s: %d more rows differ".formatted(table, more));
      }
    });
    return lines;
  }

  List<String> schemaDifferences(Snapshot after) {
    return Change.between(schema, after.schema).stream().map(Change::toString).toList();
  }
}
