package dev.interlock.dialect;

import dev.interlock.ledger.SessionState;
import java.time.Duration;

/**
 * How one step runs.
 *
 * @param lockTimeout how long a statement waits for a lock
 * @param lease what the lock is prolonged by when a transaction ends that was longer than half of
 *     it, because nobody else can prolong it while the transaction has its row locked
 * @param durability whether the commit waits until it is on disk
 * @param session what the statements before it have changed of the session
 * @param continues whether the file has further steps, so that the session's state has to be known
 *     afterwards
 */
public record StepSettings(
    Duration lockTimeout,
    Duration lease,
    Durability durability,
    SessionState session,
    boolean continues) {

  /** For a step that is a file's first and last. */
  public StepSettings(Duration lockTimeout, Duration lease, Durability durability) {
    this(lockTimeout, lease, durability, SessionState.NEW, false);
  }

  /** When a commit counts. */
  public enum Durability {
    /** As the server is set up: usually when it is on disk. */
    FULL,
    /**
     * At once; the disk follows. After a server crash the transaction is either there with its
     * ledger row or neither is (PostgreSQL manual, section 28.4, Asynchronous Commit).
     */
    DEFERRED
  }
}
