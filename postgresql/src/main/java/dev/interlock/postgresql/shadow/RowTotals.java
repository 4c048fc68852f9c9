package dev.interlock.postgresql.shadow;

import dev.interlock.postgresql.shadow.RowCounters.Counts;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.stream.Collectors;

/**
 * Reads the counters of a session outside transactions. After a statement the session may send its
 * counters to the statistics, at most once in a second, and start again from zero (PostgreSQL
 * manual, 27.2.2). Its own counters therefore show a statement's share only at times; their sum
 * with the statistics always does.
 */
final class RowTotals {

  /** The first major version whose statistics are visible at once. */
  private static final int SHARED = 15;

  private static final String OWN =
      """
      SELECT * FROM (
        SELECT t.oid::bigint, coalesce(pg_catalog.pg_stat_get_xact_numscans(t.oid), 0) AS scans,
          pg_catalog.pg_stat_get_xact_tuples_inserted(t.oid) AS inserted,
          pg_catalog.pg_stat_get_xact_tuples_updated(t.oid) AS updated,
          pg_catalog.pg_stat_get_xact_tuples_deleted(t.oid) AS deleted
        FROM unnest(ARRAY[%s]::oid[]) t (oid)) counted
      WHERE scans + inserted + updated + deleted > 0\
      """;

  private static final String ALL =
      """
      SELECT * FROM (
        SELECT t.oid::bigint,
          pg_catalog.pg_stat_get_numscans(t.oid)
            + pg_catalog.pg_stat_get_xact_numscans(t.oid) AS scans,
          pg_catalog.pg_stat_get_tuples_inserted(t.oid)
            + pg_catalog.pg_stat_get_xact_tuples_inserted(t.oid) AS inserted,
          pg_catalog.pg_stat_get_tuples_updated(t.oid)
            + pg_catalog.pg_stat_get_xact_tuples_updated(t.oid) AS updated,
          pg_catalog.pg_stat_get_tuples_deleted(t.oid)
            + pg_catalog.pg_stat_get_xact_tuples_deleted(t.oid) AS deleted
        FROM unnest(ARRAY[%s]::oid[]) t (oid)) counted
      WHERE scans + inserted + updated + deleted > 0\
      """;

  private final Connection worker;
  private final String query;

  RowTotals(Connection worker, int major) {
    this.worker = worker;
    this.query = major >= SHARED ? ALL : OWN;
  }

  /** Reads in one statement, during which no counters are sent. */
  RowCounters read(Collection<Long> tables) throws SQLException {
    String oids = tables.stream().map(String::valueOf).collect(Collectors.joining(", "));
    var counts = new HashMap<Long, Counts>();
    try (var statement = worker.createStatement();
        ResultSet row = statement.executeQuery(query.formatted(oids))) {
      while (row.next()) {
        counts.put(
            row.getLong(1),
            new Counts(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)));
      }
    }
    return new RowCounters(counts);
  }
}
