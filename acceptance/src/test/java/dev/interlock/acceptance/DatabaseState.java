package dev.interlock.acceptance;

import dev.interlock.catalog.CatalogScope;
import dev.interlock.postgresql.catalog.CatalogReader;
import dev.interlock.testkit.TestDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.core.BaseConnection;

/** The comparable state of a database: its schema, its owners and privileges, its rows. */
public final class DatabaseState {

  private static final String FIXED =
      "SET TimeZone = 'UTC'; SET DateStyle = 'ISO, MDY'; SET IntervalStyle = 'postgres'";

  /**
   * Leaves out names of indexes and sequences, which follow from their tables, and the ledger,
   * which psql does not write.
   */
  private static final String OWNERS =
      """
      SELECT 'relation ' || n.nspname || '.' || c.relname || ' ' || c.relkind::text || ' '
        || pg_get_userbyid(c.relowner) || ' ' || coalesce(c.relacl::text, '')
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname !~ '^pg_|^information_schema' AND c.relname !~ '^interlock_'
      UNION ALL SELECT 'routine ' || p.oid::regprocedure || ' ' || pg_get_userbyid(p.proowner)
        || ' ' || coalesce(p.proconfig::text, '') || ' ' || p.prosrc
      FROM pg_proc p WHERE p.oid >= 16384
      UNION ALL SELECT 'schema ' || nspname || ' ' || pg_get_userbyid(nspowner) || ' '
        || coalesce(nspacl::text, '')
      FROM pg_namespace WHERE nspname !~ '^pg_'
      UNION ALL SELECT 'index ' || i.indexrelid::regclass || ' ' || i.indisvalid
      FROM pg_index i WHERE i.indexrelid >= 16384 AND i.indexrelid::regclass::text !~ 'interlock_|pg_toast'
      UNION ALL SELECT 'label ' || t.typname || ' ' || e.enumlabel || ' ' || rank() OVER (ORDER BY e.enumsortorder)
      FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid
      UNION ALL SELECT 'default ' || a.defaclacl::text FROM pg_default_acl a
      UNION ALL SELECT 'comment ' || d.description FROM pg_description d WHERE d.objoid >= 16384
      UNION ALL SELECT 'setting ' || s.setconfig::text FROM pg_db_role_setting s
        WHERE s.setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())
      ORDER BY 1\
      """;

  /** Builds a query for the rows of each table, and for the value of each sequence. */
  private static final String ROWS =
      """
      SELECT format('SELECT %L || '' '' || %s FROM %s AS x', c.oid::regclass,
          CASE c.relkind WHEN 'S' THEN 'x.last_value || '' '' || x.is_called' ELSE 'x::text' END,
          c.oid::regclass)
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'm', 'S') AND n.nspname !~ '^pg_|^information_schema'
        AND c.relname !~ '^interlock_' ORDER BY 1\
      """;

  private DatabaseState() {}

  public static List<String> of(TestDatabase database) throws SQLException {
    var state = new ArrayList<String>();
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      new CatalogReader(
              connection.unwrap(BaseConnection.class),
              connection.getMetaData().getDatabaseMajorVersion(),
              CatalogScope.usual())
          .read()
          .objects()
          .forEach(object -> state.add(object.toString()));
      statement.execute(FIXED);
      state.addAll(column(statement, OWNERS));
      List<String> rows = column(statement, ROWS);
      if (!rows.isEmpty()) {
        state.addAll(column(statement, String.join(" UNION ALL ", rows) + " ORDER BY 1"));
      }
    }
    return List.copyOf(state);
  }

  private static List<String> column(Statement statement, String query) throws SQLException {
    var values = new ArrayList<String>();
    try (ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        values.add(row.getString(1));
      }
    }
    return values;
  }
}
