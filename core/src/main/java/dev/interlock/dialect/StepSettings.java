package dev.interlock.dialect;

import dev.interlock.dialect.backup.StepBackups;
import dev.interlock.dialect.data.StepGuards;
import dev.interlock.ledger.Lease;
import dev.interlock.ledger.SessionState;

/**
 * Settings for running one step.
 *
 * @param lockTimeout the longest wait of a statement for a lock
 * @param lease the time by which the lock is extended at the end of a transaction that took longer
 *     than half of it, because another session cannot extend it while the transaction has its row
 *     locked
 * @param durability whether the commit waits until it is on disk
 * @param session the session state after the file's earlier statements
 * @param continues whether the file has further steps, so that the session state must be read
 *     afterwards
 * @param guards checks of the rows before some of its statements
 * @param backups what some of its statements lose, to be saved before them
 */
public record StepSettings(
    LockTimeout lockTimeout,
    Lease lease,
    Durability durability,
    SessionState session,
    boolean continues,
    StepGuards guards,
    StepBackups backups) {

  /** Creates settings for the only step of a file. */
  public StepSettings(LockTimeout lockTimeout, Lease lease, Durability durability) {
    this(
        lockTimeout, lease, durability, SessionState.NEW, false, StepGuards.NONE, StepBackups.NONE);
  }

  /** The durability of a commit. */
  public enum Durability {
    /** The server's setting: usually the commit returns after the write to disk. */
    FULL,
    /**
     * The commit returns before the write to disk. After a server crash, the transaction and its
     * ledger row either both exist or both do not (PostgreSQL manual, section 28.4, Asynchronous
     * Commit).
     */
    DEFERRED
  }
}
