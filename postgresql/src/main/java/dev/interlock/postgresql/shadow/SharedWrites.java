package dev.interlock.postgresql.shadow;

import java.sql.SQLException;
import org.postgresql.core.BaseConnection;

/**
 * The rows that the session has written in the open transaction, as it counts for itself: in the
 * catalogs that all databases share, and elsewhere (PostgreSQL manual, 27.2.2 and 52). It holds
 * whatever made the statement write: a block, a function, a trigger.
 *
 * @param shared in shared catalogs, without the dependencies that local objects have there
 * @param ofDatabases those of {@code shared} in catalogs that describe databases
 * @param local in every other catalog and table
 * @param others what is said of other databases than this one, as a hash
 * @param called the function of {@link OutsideFunctions} that was called last; may be empty
 * @param isCounting whether the server counts at all
 */
record SharedWrites(
    long shared, long ofDatabases, long local, String others, String called, boolean isCounting) {

  private static final String WRITTEN =
      "coalesce(sum(pg_catalog.pg_stat_get_xact_tuples_inserted(c.oid)"
          + " + pg_catalog.pg_stat_get_xact_tuples_updated(c.oid)"
          + " + pg_catalog.pg_stat_get_xact_tuples_deleted(c.oid))%s, 0)::bigint";

  private static final String DATABASES =
      "'pg_database', 'pg_db_role_setting', 'pg_shdescription', 'pg_shseclabel'";

  private static final String QUERY =
      """
      SELECT %s, %s, %s, (
        SELECT pg_catalog.md5(coalesce(string_agg(line, ' ' ORDER BY line COLLATE "C"), '')) FROM (
          SELECT (d.oid, d.datname, d.datdba, d.datallowconn, d.datconnlimit, d.dattablespace,
            d.datacl)::text FROM pg_catalog.pg_database d
          WHERE d.datname <> current_database()
          UNION ALL SELECT s::text FROM pg_catalog.pg_db_role_setting s
          WHERE s.setdatabase <> (SELECT oid FROM pg_catalog.pg_database
            WHERE datname = current_database())
          UNION ALL SELECT s::text FROM pg_catalog.pg_shdescription s
          WHERE s.objoid <> (SELECT oid FROM pg_catalog.pg_database
            WHERE datname = current_database())
          UNION ALL SELECT s::text FROM pg_catalog.pg_shseclabel s
          WHERE s.objoid <> (SELECT oid FROM pg_catalog.pg_database
            WHERE datname = current_database())) others (line)),
        coalesce(pg_catalog.current_setting('interlock.not_run', true), ''),
        pg_catalog.current_setting('track_counts') = 'on'
      FROM pg_catalog.pg_class c WHERE c.relkind IN ('r', 'm', 't')\
      """
          .formatted(
              WRITTEN.formatted(" FILTER (WHERE c.relisshared AND c.relname <> 'pg_shdepend')"),
              WRITTEN.formatted(
                  " FILTER (WHERE c.relisshared AND c.relname IN (" + DATABASES + "))"),
              WRITTEN.formatted(" FILTER (WHERE NOT c.relisshared)"));

  /** Reads in one statement. */
  static SharedWrites read(BaseConnection worker) throws SQLException {
    try (var statement = worker.createStatement();
        var row = statement.executeQuery(QUERY)) {
      row.next();
      return new SharedWrites(
          row.getLong(1),
          row.getLong(2),
          row.getLong(3),
          String.valueOf(row.getString(4)),
          String.valueOf(row.getString(5)),
          row.getBoolean(6));
    }
  }

  /** Whether more than this database was written about since. */
  boolean isOutside(SharedWrites earlier) {
    long written = shared - earlier.shared;
    return written != 0
        && (written != ofDatabases - earlier.ofDatabases || !others.equals(earlier.others));
  }

  /** Whether anything in this database was written since. */
  boolean isLocal(SharedWrites earlier) {
    return local != earlier.local;
  }
}
