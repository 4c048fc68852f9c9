package dev.interlock.ledger;

import java.time.Duration;
import java.util.Optional;

/**
 * The state of the lock, read without acquiring it. All times are measured by the database's clock.
 */
public sealed interface LockState {

  /** The lock is free, or the ledger does not exist yet. */
  record Free() implements LockState {}

  /**
   * A run holds the lock.
   *
   * @param held the time since the acquisition
   * @param remaining the time until the lease ends; not positive if it has ended
   * @param activity the holder's current work, such as {@code V7 add tasks}
   */
  record Held(Holder holder, Duration held, Duration remaining, Optional<String> activity)
      implements LockState {}
}
