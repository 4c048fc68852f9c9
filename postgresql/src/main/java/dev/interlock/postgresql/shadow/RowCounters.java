package dev.interlock.postgresql.shadow;

import dev.interlock.effect.RowCounts;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * What the worker's session counts for itself and has not sent to the statistics yet. The counters
 * go on over statements, so a statement's share is a difference (PostgreSQL manual, 27.2.2).
 */
record RowCounters(Map<Long, Counts> tables) {

  /** Of one table. */
  record Counts(long scans, long inserted, long updated, long deleted) {

    static final Counts NONE = new Counts(0, 0, 0, 0);

    /** After a commit the session may begin anew, and then counts from nothing. */
    Counts since(Counts earlier) {
      if (scans < earlier.scans
          || inserted < earlier.inserted
          || updated < earlier.updated
          || deleted < earlier.deleted) {
        return this;
      }
      return new Counts(
          scans - earlier.scans,
          inserted - earlier.inserted,
          updated - earlier.updated,
          deleted - earlier.deleted);
    }

    RowCounts rows() {
      return new RowCounts(inserted, updated, deleted);
    }
  }

  private static final String QUERY =
      """
      SELECT * FROM (
        SELECT c.oid::bigint, coalesce(pg_catalog.pg_stat_get_xact_numscans(c.oid), 0) AS scans,
          pg_catalog.pg_stat_get_xact_tuples_inserted(c.oid) AS inserted,
          pg_catalog.pg_stat_get_xact_tuples_updated(c.oid) AS updated,
          pg_catalog.pg_stat_get_xact_tuples_deleted(c.oid) AS deleted
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE c.oid >= 16384 AND c.relkind IN ('r', 'm', 'p') AND n.nspname !~ '^pg_toast') counted
      WHERE scans + inserted + updated + deleted > 0\
      """;

  static RowCounters none() {
    return new RowCounters(Map.of());
  }

  static RowCounters read(Connection worker) throws SQLException {
    var tables = new HashMap<Long, Counts>();
    try (var statement = worker.createStatement();
        ResultSet row = statement.executeQuery(QUERY)) {
      while (row.next()) {
        tables.put(
            row.getLong(1),
            new Counts(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)));
      }
    }
    return new RowCounters(tables);
  }

  Counts of(long table, RowCounters earlier) {
    return tables
        .getOrDefault(table, Counts.NONE)
        .since(earlier.tables.getOrDefault(table, Counts.NONE));
  }
}
