package dev.interlock.dialect;

import java.time.Duration;

/**
 * How one step runs.
 *
 * @param lockTimeout how long a statement waits for a lock
 * @param lease what the lock is prolonged by when a transaction ends that was longer than half of
 *     it, because nobody else can prolong it while the transaction has its row locked
 * @param durability whether the commit waits until it is on disk
 */
public record StepSettings(Duration lockTimeout, Duration lease, Durability durability) {

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
