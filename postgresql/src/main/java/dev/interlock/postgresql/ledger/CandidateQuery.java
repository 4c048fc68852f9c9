package dev.interlock.postgresql.ledger;

import dev.interlock.layout.tool.ColumnFamily;
import dev.interlock.layout.tool.TableColumn;
import dev.interlock.ledger.CandidateTable;
import dev.interlock.ledger.KnownLedger;
import dev.interlock.ledger.LedgerPlace;
import dev.interlock.postgresql.catalog.ProviderSchemas;
import dev.interlock.postgresql.wire.Literals;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the tables that may be other tools' ledgers, in any schema but those of providers and
 * extensions. Reads only the system catalogs, so it needs no privilege on the tables.
 */
final class CandidateQuery {

  /** The most columns, dropped ones included, that a one-column ledger may have. */
  private static final int NARROW = 4;

  private final Connection connection;
  private final ForeignTables tables;
  private final Literals literals;

  CandidateQuery(Connection connection, ForeignTables tables, Literals literals) {
    this.connection = connection;
    this.tables = tables;
    this.literals = literals;
  }

  /** Runs the query in one round trip. */
  List<CandidateTable> run() throws SQLException {
    var found = new ArrayList<CandidateTable>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query())) {
      while (rows.next()) {
        String schema = rows.getString(1);
        boolean isDefault = rows.getBoolean(3);
        if (isDefault || !isOfProvider(schema, names(rows.getArray(8)), names(rows.getArray(9)))) {
          var place = new LedgerPlace(schema, rows.getString(2), isDefault, !rows.getBoolean(4));
          found.add(
              new CandidateTable(
                  place, columns(rows), obstacle(rows.getString(5), place, rows.getString(10))));
        }
      }
    }
    return found;
  }

  /** Whether the schema is a provider's. The Supabase CLI keeps the user's own ledger in one. */
  private static boolean isOfProvider(String schema, Set<String> roles, Set<String> schemas) {
    return !schema.equals("supabase_migrations") && ProviderSchemas.has(schema, roles, schemas);
  }

  private static List<TableColumn> columns(ResultSet row) throws SQLException {
    String[] names = (String[]) row.getArray(6).getArray();
    String[] types = (String[]) row.getArray(7).getArray();
    var columns = new ArrayList<TableColumn>();
    for (int i = 0; i < names.length; i++) {
      columns.add(new TableColumn(names[i], family(types[i])));
    }
    return columns;
  }

  private static ColumnFamily family(String type) {
    return switch (type) {
      case "smallint", "integer", "bigint", "numeric" -> ColumnFamily.INTEGER;
      case "character varying", "text", "character", "citext", "name", "uuid" -> ColumnFamily.TEXT;
      case "boolean" -> ColumnFamily.BOOLEAN;
      case "date" -> ColumnFamily.TIME;
      case "bytea" -> ColumnFamily.BYTES;
      default -> type.startsWith("timestamp") ? ColumnFamily.TIME : ColumnFamily.OTHER;
    };
  }

  private static Optional<String> obstacle(String kind, LedgerPlace place, String role) {
    return switch (kind) {
      case "schema" ->
          Optional.of("role `%s` has no USAGE on schema `%s`".formatted(role, place.schema()));
      case "table" ->
          Optional.of("role `%s` has no SELECT on `%s`".formatted(role, place.qualified()));
      case "rows" ->
          Optional.of(
              "row-level security of `%s` hides rows from role `%s`"
                  .formatted(place.qualified(), role));
      default -> Optional.empty();
    };
  }

  private static Set<String> names(Array array) throws SQLException {
    return Set.of((String[]) array.getArray());
  }

  private String query() {
    String ownTable =
        "EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = %s.oid AND d.deptype = 'e')";
    return """
    WITH home AS MATERIALIZED (
      SELECT n.oid, n.nspname, EXISTS (
        SELECT FROM pg_class t WHERE t.relnamespace = n.oid AND t.relkind IN ('r', 'p', 'f', 'v', 'm')
          AND t.relname !~ '^interlock_' AND NOT %s) AS occupied
      FROM pg_namespace n WHERE n.nspname = coalesce(%s, current_schema(), 'public'))
    SELECT n.nspname, c.relname, coalesce(n.oid = (SELECT oid FROM home), false),
      coalesce((SELECT occupied FROM home), false),
      CASE WHEN NOT has_schema_privilege(n.oid, 'USAGE') THEN 'schema'
        WHEN NOT has_table_privilege(c.oid, 'SELECT') THEN 'table'
        WHEN row_security_active(c.oid) THEN 'rows' ELSE '' END,
      (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped),
      (SELECT array_agg(format_type(a.atttypid, NULL) ORDER BY a.attnum) FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped),
      ARRAY(SELECT rolname::text FROM pg_roles WHERE rolname IN (%s)),
      ARRAY(SELECT nspname::text FROM pg_namespace),
      current_user
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'f') AND c.relpersistence <> 't'
      AND c.relname !~ '^interlock_' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
      AND obj_description(c.oid, 'pg_class') IS DISTINCT FROM %s AND NOT %s
      AND EXISTS (SELECT FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)
      AND (lower(c.relname) IN (%s)
        OR c.oid IN (SELECT a.attrelid FROM pg_attribute a
          WHERE a.attrelid >= 16384 AND a.attnum > 0 AND NOT a.attisdropped
            AND lower(replace(a.attname::text, '_', '')) IN (%s))
        OR c.relnatts <= %d AND c.oid IN (SELECT a.attrelid FROM pg_attribute a
          WHERE a.attrelid >= 16384 AND a.attnum > 0 AND NOT a.attisdropped
            AND lower(replace(a.attname::text, '_', '')) IN (%s)))
    ORDER BY n.nspname, c.relname\
    """
        .formatted(
            ownTable.formatted("t"),
            tables.schema().map(literals::text).orElse("NULL"),
            list(ProviderSchemas.roles()),
            literals.text(ForeignTables.OURS),
            ownTable.formatted("c"),
            list(tableNames()),
            list(KnownLedger.columnNames(false)),
            NARROW,
            list(KnownLedger.columnNames(true)));
  }

  private Collection<String> tableNames() {
    return Stream.concat(
            KnownLedger.tableNames().stream(),
            tables.settings().names().stream().map(name -> name.toLowerCase(Locale.ROOT)))
        .toList();
  }

  private String list(Collection<String> names) {
    return names.stream().map(literals::text).collect(Collectors.joining(", "));
  }
}
