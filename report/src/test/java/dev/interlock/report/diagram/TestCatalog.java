package dev.interlock.report.diagram;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Builds catalogs with the texts that PostgreSQL prints. */
final class TestCatalog {

  private final List<CatalogObject> objects = new ArrayList<>();
  private int position;

  TestCatalog add(ObjectKind kind, String name, Map<String, String> attributes) {
    objects.add(CatalogObject.of(ObjectId.of(kind, "public", name), attributes));
    return this;
  }

  /** Adds a table with columns such as {@code id bigint not null}, named without spaces. */
  TestCatalog table(String name, String... columns) {
    add(ObjectKind.TABLE, name, Map.of());
    for (String column : columns) {
      String[] words = column.split(" ", 2);
      String type = words[1].replace(" not null", "");
      boolean notNull = !type.equals(words[1]);
      objects.add(
          CatalogObject.of(
              ObjectId.of(ObjectKind.COLUMN, "public", name, words[0]),
              notNull
                  ? Map.of(Attribute.TYPE, type, Attribute.NOT_NULL, "yes")
                  : Map.of(Attribute.TYPE, type),
              Map.of(Attribute.POSITION, Integer.toString(++position))));
    }
    return this;
  }

  TestCatalog constraint(String table, String definition) {
    objects.add(
        CatalogObject.of(
            ObjectId.unnamed(ObjectKind.CONSTRAINT, List.of("public", table), definition),
            Map.of(Attribute.DEFINITION, definition)));
    return this;
  }

  TestCatalog index(String table, String name, String definition) {
    objects.add(
        CatalogObject.of(
            ObjectId.of(ObjectKind.INDEX, "public", table, name),
            Map.of(Attribute.DEFINITION, definition)));
    return this;
  }

  Diagram diagram() {
    return DiagramReader.read(Catalog.of(objects));
  }

  /** A tree of tables, in which each but the first refers to the one with half of its number. */
  static Diagram tree(int tables) {
    var catalog = new TestCatalog();
    for (int i = 0; i < tables; i++) {
      catalog.table("t" + i, "id bigint not null", "parent bigint", "note text");
      catalog.constraint("t" + i, "PRIMARY KEY (id)");
      if (i > 0) {
        catalog.constraint("t" + i, "FOREIGN KEY (parent) REFERENCES public.t" + i / 2 + "(id)");
      }
    }
    return catalog.diagram();
  }
}
