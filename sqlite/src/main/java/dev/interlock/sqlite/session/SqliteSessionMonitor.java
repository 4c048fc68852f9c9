package dev.interlock.sqlite.session;

import dev.interlock.dialect.Activity;
import dev.interlock.dialect.SessionMonitor;
import dev.interlock.ledger.Token;
import java.sql.SQLException;
import java.time.Duration;

/** Keeps the lock alive. SQLite does not report what another connection does or waits for. */
final class SqliteSessionMonitor implements SessionMonitor {

  private static final Duration GLANCE = Duration.ofMillis(50);

  private final Session session;
  private final LockRow lock;

  SqliteSessionMonitor(Session session) {
    this.session = session;
    this.lock = new LockRow(session);
  }

  /**
   * Renews the lease. While the file is being written, most likely by this run, another run cannot
   * take the lock.
   */
  @Override
  public boolean renew(Token token, Duration lease, String activity) {
    try {
      session.waitFor(GLANCE);
      return lock.renew(token, lease, activity);
    } catch (SQLException e) {
      if (SqliteErrors.isBusy(e)) {
        return true;
      }
      throw SqliteErrors.failure(e, -1);
    }
  }

  @Override
  public Activity activity() {
    return Activity.none();
  }

  @Override
  public void close() {
    session.close();
  }
}
