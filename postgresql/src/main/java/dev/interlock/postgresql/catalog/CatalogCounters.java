package dev.interlock.postgresql.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How many rows of each system catalog the session has written, as it counts for itself and has not
 * sent to the statistics yet (PostgreSQL manual, 27.2.2). Whoever compares two of the same
 * transaction knows what a statement wrote, whatever its words.
 */
record CatalogCounters(Map<String, Counts> catalogs) {

  /** Of one catalog. */
  record Counts(long written, long deleted) {}

  /** What is no part of a {@link dev.interlock.catalog.Catalog}. */
  private static final Set<String> SILENT =
      Set.of(
          "pg_statistic",
          "pg_shdepend",
          "pg_partitioned_table",
          "pg_largeobject",
          "pg_largeobject_metadata");

  /** All of them lie below the first identifier that is not the server's own. */
  private static final String QUERY =
      """
      SELECT relname, written, deleted FROM (
        SELECT c.relname,
          pg_catalog.pg_stat_get_xact_tuples_inserted(c.oid)
            + pg_catalog.pg_stat_get_xact_tuples_updated(c.oid) AS written,
          pg_catalog.pg_stat_get_xact_tuples_deleted(c.oid) AS deleted
        FROM pg_catalog.pg_class c
        WHERE c.oid < 16384 AND c.relkind = 'r'
          AND c.relnamespace = 'pg_catalog'::pg_catalog.regnamespace) counted
      WHERE written + deleted > 0\
      """;

  static CatalogCounters read(Connection connection) throws SQLException {
    var catalogs = new HashMap<String, Counts>();
    try (var statement = connection.createStatement();
        ResultSet row = statement.executeQuery(QUERY)) {
      while (row.next()) {
        if (!SILENT.contains(row.getString(1))) {
          catalogs.put(row.getString(1), new Counts(row.getLong(2), row.getLong(3)));
        }
      }
    }
    return new CatalogCounters(catalogs);
  }

  /** The catalogs that were written since. */
  Set<String> since(CatalogCounters earlier) {
    return catalogs.entrySet().stream()
        .filter(entry -> !entry.getValue().equals(earlier.catalogs.get(entry.getKey())))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Whether nothing but relations and their parts were written since, and no row deleted. */
  boolean isOnlyRelationsSince(CatalogCounters earlier) {
    return since(earlier).stream()
        .allMatch(catalog ->
            TouchedRelations.catalogs().contains(catalog)
                && deleted(catalog) == earlier.deleted(catalog));
  }

  private long deleted(String catalog) {
    Counts counts = catalogs.get(catalog);
    return counts == null ? 0 : counts.deleted();
  }
}
