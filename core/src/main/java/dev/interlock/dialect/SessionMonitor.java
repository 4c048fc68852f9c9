package dev.interlock.dialect;

import dev.interlock.ledger.Token;
import java.time.Duration;

/**
 * A second session beside the working one. Each method is one short autocommit round trip. Not
 * thread-safe.
 */
public interface SessionMonitor extends AutoCloseable {

  /**
   * Extends the lease and records the current activity.
   *
   * @return false if the run no longer holds the lock
   */
  boolean renew(Token token, Duration lease, String activity);

  /** Reads the current activity of the working session. */
  Activity activity();

  /** Returns the number of sessions that wait for locks of the working session. */
  default int waiting() {
    return 0;
  }

  @Override
  void close();
}
