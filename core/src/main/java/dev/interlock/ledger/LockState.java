package dev.interlock.ledger;

import java.time.Duration;
import java.util.Optional;

/**
 * What the lock's row says, read without taking it. All times are measured by the database's clock.
 */
public sealed interface LockState {

  /** Nobody holds it, or the ledger does not exist yet. */
  record Free() implements LockState {}

  /**
   * Somebody holds it.
   *
   * @param held how long already
   * @param remaining until the lease ends; not positive when it has ended
   * @param activity what they do, such as {@code V7 add tasks}
   */
  record Held(Holder holder, Duration held, Duration remaining, Optional<String> activity)
      implements LockState {}
}
