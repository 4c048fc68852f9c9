package dev.interlock.sqlite.catalog;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.ledger.ToolTables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads a whole catalog in one query. SQLite describes a schema by the statements that made it, as
 * they were typed and as ALTER TABLE has edited them. Catalogs are therefore compared by the words
 * of these statements.
 */
public final class CatalogReader {

  /**
   * Leaves out SQLite's own objects and the tables in which a virtual table keeps its data. Indexes
   * without a text belong to constraints.
   */
  public static final String QUERY =
      """
      SELECT m.type, m.name, m.tbl_name, m.sql
      FROM main.sqlite_schema m
      LEFT JOIN pragma_table_list l ON l.schema = 'main' AND l.name = m.name
      WHERE m.sql IS NOT NULL AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        AND coalesce(l.type, '') <> 'shadow'\
      """;

  private CatalogReader() {}

  /** Reads a catalog from the rows of {@link #QUERY}. */
  public static Catalog read(ResultSet rows) throws SQLException {
    var objects = new ArrayList<CatalogObject>();
    while (rows.next()) {
      String table = rows.getString(3);
      if (!ToolTables.has(table)) {
        objects.addAll(objects(rows.getString(1), rows.getString(2), table, rows.getString(4)));
      }
    }
    return Catalog.of(objects);
  }

  private static List<CatalogObject> objects(String type, String name, String table, String sql) {
    return switch (type) {
      case "table" -> new TableReader(name).read(sql);
      case "view" -> {
        NormalizedSql words = NormalizedSql.of(sql);
        var id = ObjectId.of(ObjectKind.VIEW, "", name);
        yield defined(id, words.from(3)); // After CREATE VIEW and the name.
      }
      case "index" -> {
        NormalizedSql words = NormalizedSql.of(sql);
        var id = ObjectId.of(ObjectKind.INDEX, "", table, name);
        yield defined(id, index(words));
      }
      case "trigger" -> {
        var id = ObjectId.of(ObjectKind.TRIGGER, "", table, name);
        yield defined(id, NormalizedSql.of(sql));
      }
      default -> throw new IllegalStateException("SQLite has no objects of type " + type);
    };
  }

  private static NormalizedSql index(NormalizedSql sql) {
    var definition = new ArrayList<NormalizedSql.Word>();
    if (sql.is(1, "unique")) {
      definition.add(sql.get(1));
    }
    definition.addAll(sql.from(sql.indexOf("(")).words());
    return new NormalizedSql(definition);
  }

  private static List<CatalogObject> defined(ObjectId id, NormalizedSql definition) {
    return List.of(CatalogObject.of(id, Map.of(Attribute.DEFINITION, definition.toString())));
  }
}
