package dev.interlock.acceptance.campaign;

import dev.interlock.testkit.TestDatabase;

/** Queries about the activity of Interlock's sessions; each returns one boolean. */
public final class Activity {

  private static final String OURS =
      " FROM pg_stat_activity WHERE application_name LIKE 'interlock%'"
          + " AND datname = current_database()";

  public static final String NO_SESSION_LEFT = "SELECT count(*) = 0" + OURS;

  public static final String SLEEPS = "SELECT count(*) > 0" + OURS + " AND wait_event = 'PgSleep'";

  private static final String WAITS =
      "SELECT count(*) > 0" + OURS + " AND wait_event_type = 'Lock'";

  public static final String ALTER_WAITS = WAITS + " AND query LIKE 'ALTER TABLE%'";

  public static final String BUILD_WAITS = WAITS + " AND query LIKE 'CREATE %INDEX CONCURRENTLY%'";

  /** Ends Interlock's sessions and returns their number, not a boolean. */
  public static final String END_SESSIONS = "SELECT count(pg_terminate_backend(pid))" + OURS;

  /** Whether a run holds the migration lock, in a database that may lack a ledger. */
  public static final String HOLDS_LOCK =
      "SELECT CASE WHEN to_regclass('interlock_lock') IS NULL THEN false ELSE"
          + " xpath_exists('//run', query_to_xml('SELECT run FROM interlock_lock"
          + " WHERE run IS NOT NULL', false, false, '')) END";

  /** Whether the lock is free, in a database that may lack a ledger, like {@link #HOLDS_LOCK}. */
  public static final String LOCK_IS_FREE =
      "SELECT CASE WHEN to_regclass('interlock_lock') IS NULL THEN true ELSE"
          + " NOT xpath_exists('//run', query_to_xml('SELECT run FROM interlock_lock"
          + " WHERE run IS NOT NULL AND until > clock_timestamp()', false, false, '')) END";

  private Activity() {}

  /** A statement that sleeps for a minute, but not on a shadow database. */
  public static String sleepOnlyIn(TestDatabase database) {
    return "SELECT pg_sleep(60) FROM pg_database WHERE datname = '%s' AND datname = current_database();"
        .formatted(database.name());
  }
}
