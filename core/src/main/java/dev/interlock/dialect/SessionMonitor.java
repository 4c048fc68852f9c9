package dev.interlock.dialect;

import dev.interlock.ledger.Token;
import java.time.Duration;

/**
 * A second session beside the one that works. Each method is one short autocommit round. For one
 * thread.
 */
public interface SessionMonitor extends AutoCloseable {

  /**
   * Extends the lease, and says what is being done.
   *
   * @return false if the lock is no longer ours
   */
  boolean renew(Token token, Duration lease, String activity);

  /** What the working session does right now. */
  Activity activity();

  @Override
  void close();
}
