package dev.interlock.testkit.fake;

import dev.interlock.ledger.Acquired;
import dev.interlock.ledger.Holder;
import dev.interlock.ledger.LockState;
import dev.interlock.ledger.RunId;
import dev.interlock.ledger.Token;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The row of the migration lock. A transaction locks the row by its fence: meanwhile no run takes
 * the lock, and its lease is not extended.
 */
final class FakeLock {

  private final ManualClock clock;
  private final List<RunId> unsettled = new ArrayList<>();
  private Optional<Holder> holder = Optional.empty();
  private Duration since = Duration.ZERO;
  private Duration until = Duration.ZERO;
  private String activity = "";
  private long token;
  private boolean rowLocked;

  FakeLock(ManualClock clock) {
    this.clock = clock;
  }

  Optional<Acquired> take(Holder next, Duration lease) {
    boolean isFree = holder.isEmpty() || until.compareTo(clock.now()) < 0;
    if (rowLocked || !isFree) {
      return Optional.empty();
    }
    Optional<Holder> before = holder;
    before.map(Holder::run).ifPresent(unsettled::add);
    token++;
    holder = Optional.of(next);
    since = clock.now();
    activity = "";
    until = clock.now().plus(lease);
    return Optional.of(new Acquired(new Token(token), before, unsettled));
  }

  boolean renew(Token fence, Duration lease, String doing) {
    if (fits(fence) && !rowLocked) {
      until = clock.now().plus(lease);
      activity = doing;
    }
    return fits(fence);
  }

  /** Extends a lease with less than half left, at the end of a transaction. */
  void prolong(Duration lease) {
    if (until.compareTo(clock.now().plus(lease.dividedBy(2))) < 0) {
      until = clock.now().plus(lease);
    }
  }

  boolean fits(Token fence) {
    return fence.value() == token;
  }

  void lockRow(boolean locked) {
    rowLocked = locked;
  }

  void settle() {
    unsettled.clear();
  }

  void release() {
    holder = Optional.empty();
  }

  LockState state() {
    return holder
        .<LockState>map(by ->
            new LockState.Held(
                by,
                clock.now().minus(since),
                until.minus(clock.now()),
                Optional.of(activity).filter(words -> !words.isEmpty())))
        .orElseGet(LockState.Free::new);
  }
}
