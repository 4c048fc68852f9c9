package dev.interlock.check.models;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.Identifier;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.script.Script;
import java.util.ArrayList;
import java.util.List;

/**
 * Statements that the DDL of models presupposes: few tools print the schemas and extensions that
 * their tables need. They are taken from the migrations, unless the DDL creates its own.
 */
public final class Prelude {

  private Prelude() {}

  /**
   * Returns the statements.
   *
   * @param made the schema that the migrations make
   * @param ddl the DDL of the models
   */
  public static List<String> statements(Catalog made, List<Script> ddl) {
    var statements = new ArrayList<String>();
    for (CatalogObject object : made.objects()) {
      String name = Identifier.quoted(object.id().name());
      if (object.id().kind() == ObjectKind.SCHEMA && !creates(ddl, "schema")) {
        statements.add("CREATE SCHEMA " + name);
      } else if (object.id().kind() == ObjectKind.EXTENSION && !creates(ddl, "extension")) {
        statements.add("CREATE EXTENSION IF NOT EXISTS " + name + schema(object));
      }
    }
    return List.copyOf(statements);
  }

  private static boolean creates(List<Script> ddl, String kind) {
    return ddl.stream()
        .flatMap(script -> script.statements().stream().flatMap(each -> script.code(each).stream()))
        .anyMatch(tokens -> tokens.contains("create", kind));
  }

  private static String schema(CatalogObject extension) {
    String schema = extension.attributes().getOrDefault("schema", "");
    return schema.isEmpty() || schema.equals("pg_catalog")
        ? ""
        : " SCHEMA " + Identifier.quoted(schema);
  }
}
