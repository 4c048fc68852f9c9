package dev.interlock.acceptance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.testkit.TestDatabase;
import dev.interlock.testkit.acceptance.Contents;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * The requirement for a database after disturbed runs: one more, undisturbed run makes it equal to
 * a database whose runs were never disturbed (invariant 2).
 *
 * @param contents schema and rows of that other database
 */
record Aftermath(List<String> contents) {

  private static final Duration LAST_SESSION = Duration.ofSeconds(5);

  /** A run without work leaves the lock's row as it is, with a lease that ends. */
  private static final String LOCK_IS_FREE =
      "SELECT run IS NULL OR until < clock_timestamp() FROM interlock_lock";

  private static final String OFTEN_APPLIED =
      """
      SELECT id || ' ' || count(*) FROM interlock_migration
      GROUP BY id HAVING count(*) > 1\
      """;

  /** Records the result of an undisturbed run on an empty database. */
  static Aftermath undisturbed(TestDatabase database) {
    complete(database, "nothing went wrong");
    return new Aftermath(contents(database));
  }

  /**
   * Runs the program once more, and verifies its result.
   *
   * @param story the disturbances of the earlier runs, for the report of a failure
   */
  void verify(TestDatabase database, String story) {
    var output = complete(database, story);
    verifyLedger(database, story);
    assertThat(contents(database)).as("%s%n%s", story, output).isEqualTo(contents);
  }

  /** Runs the program once more, which must suffice; returns its output. */
  static String complete(TestDatabase database, String story) {
    var ended = CrashHistory.program(database.url()).run("upgrade");
    assertThat(ended.exit()).as("%s%n%s", story, ended.output()).isZero();
    return ended.output();
  }

  private static void verifyLedger(TestDatabase database, String story) {
    try (var session = Session.open(database)) {
      assertThat(session.rows("SELECT id FROM interlock_journal")).as(story).isEmpty();
      assertThat(session.rows(OFTEN_APPLIED)).as(story).isEmpty();
      session.await(LOCK_IS_FREE, LAST_SESSION);
      session.await(Activity.NO_SESSION_LEFT, LAST_SESSION);
    }
  }

  private static List<String> contents(TestDatabase database) {
    try (var connection = database.connect()) {
      return Contents.ofPostgres(connection);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
