package dev.interlock.postgresql.shadow;

import java.sql.SQLException;
import org.postgresql.core.BaseConnection;

/**
 * The numbers of rows that the session has written in the open transaction, as it counts them: in
 * the catalogs that all databases share, and elsewhere (PostgreSQL manual, 27.2.2 and 52). They
 * include rows written by blocks, functions and triggers.
 *
 * @param shared rows in shared catalogs, without the dependencies of local objects
 * @param ofDatabases those of {@code shared} in catalogs that describe databases
 * @param local rows in every other catalog and table
 * @param others a hash of the descriptions of other databases
 * @param called the last called function of {@link OutsideFunctions}; may be empty
 * @param isCounting whether the server counts rows
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

  /**
   * Whether anything other than this database's own description was written in the shared catalogs.
   */
  boolean isOutside(SharedWrites earlier) {
    long written = shared - earlier.shared;
    return written != 0
        && (written != ofDatabases - earlier.ofDatabases || !others.equals(earlier.others));
  }

  /** Whether any row in this database was written since. */
  boolean isLocal(SharedWrites earlier) {
    return local != earlier.local;
  }
}
