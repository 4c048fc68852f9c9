package dev.interlock.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.dialect.Dialect;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Definitions that the catalog composes itself, or reuses from another object of the same shape,
 * equal the server's output for each object, letter by letter.
 */
@ExtendWith(PostgresExtension.class)
@Execution(ExecutionMode.CONCURRENT)
public abstract class PostgresWordsContract {

  /** Clauses after a definition, and options, are separate attributes. */
  private static final Pattern APART =
      Pattern.compile(
          "( NOT VALID| NOT ENFORCED| INITIALLY DEFERRED| DEFERRABLE| NO INHERIT)+$"
              + "| WITH \\([^)]*\\)");

  private static final Set<String> WORDS =
      Set.of(Attribute.DEFAULT, Attribute.GENERATED, Attribute.DEFINITION);

  private static final String PRINTED =
      """
      SELECT 'constraint', n.nspname, c.relname, o.conname, pg_get_constraintdef(o.oid)
      FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE o.oid >= 16384 AND o.contype IN ('c', 'f', 'p', 'u', 'x')
      UNION ALL
      SELECT 'constraint', n.nspname, t.typname, o.conname, pg_get_constraintdef(o.oid)
      FROM pg_constraint o JOIN pg_type t ON t.oid = o.contypid
      JOIN pg_namespace n ON n.oid = t.typnamespace
      WHERE o.oid >= 16384 AND o.contype = 'c'
      UNION ALL
      SELECT 'index', n.nspname, c.relname, x.relname, concat(
        CASE WHEN i.indisunique THEN 'UNIQUE ' END,
        split_part(pg_get_indexdef(i.indexrelid), ' USING ', 2))
      FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
      JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE i.indexrelid >= 16384
      UNION ALL
      SELECT 'column', n.nspname, c.relname, a.attname, concat(
        CASE a.attgenerated WHEN 's' THEN 'stored ' WHEN 'v' THEN 'virtual ' END,
        pg_get_expr(d.adbin, d.adrelid))
      FROM pg_attrdef d JOIN pg_class c ON c.oid = d.adrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum\
      """;

  private final CatalogReading reading;
  private final Supplier<TestDatabase> databases;

  /**
   * @param databases returns a new database at each call
   */
  protected PostgresWordsContract(Dialect dialect, Supplier<TestDatabase> databases) {
    this.reading = new CatalogReading(dialect);
    this.databases = databases;
  }

  @TestFactory
  final Stream<DynamicTest> saysWhatTheServerPrintsOfEachObject() {
    int version;
    try (var database = databases.get()) {
      version = database.majorVersion();
    }
    return Stream.concat(
            Stream.of("catalog-words.sql", "catalog-everything.sql")
                .map(name -> new Schema(name, CatalogReading.resource(name))),
            CatalogCase.all().stream()
                .filter(test -> test.since() <= version)
                .map(test -> new Schema(test.name(), test.create() + test.alter())))
        .map(schema -> DynamicTest.dynamicTest(schema.name(), () -> check(schema)));
  }

  private record Schema(String name, String statements) {}

  private void check(Schema schema) throws SQLException {
    try (var database = databases.get()) {
      CatalogReading.execute(database, schema.statements());
      Map<List<String>, String> said = said(reading.read(database, CatalogScope.usual()));
      var there = new ArrayList<>(printed(database).entrySet());
      there.removeIf(entry -> !said.containsKey(entry.getKey()));
      assertThat(there)
          .allSatisfy(
              entry -> assertThat(said).containsEntry(entry.getKey(), apart(entry.getValue())));
      if (schema.name().equals("catalog-words.sql")) {
        assertThat(there).hasSizeGreaterThan(100);
      }
    }
  }

  private static String apart(String definition) {
    return APART.matcher(APART.matcher(definition).replaceAll("")).replaceAll("");
  }

  /** Definitions by kind, schema, table and name. */
  private static Map<List<String>, String> said(Catalog catalog) {
    var said = new HashMap<List<String>, String>();
    for (CatalogObject object : catalog.objects()) {
      var key = new ArrayList<String>(List.of(object.id().kind().word()));
      key.addAll(object.id().owner());
      key.add(
          Optional.ofNullable(object.uncomparedAttributes().get(Attribute.NAME))
              .orElse(object.id().name()));
      object
          .attributes()
          .forEach((attribute, text) -> {
            if (WORDS.contains(attribute)) {
              said.put(key, apart(text));
            }
          });
    }
    return said;
  }

  private static Map<List<String>, String> printed(TestDatabase database) throws SQLException {
    var printed = new HashMap<List<String>, String>();
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute("SET search_path = pg_catalog, pg_temp; SET TimeZone = 'UTC'");
      try (var row = statement.executeQuery(PRINTED)) {
        while (row.next()) {
          printed.put(
              List.of(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
              row.getString(5));
        }
      }
    }
    return printed;
  }
}
