package dev.interlock.apply;

import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.Target;
import dev.interlock.event.Event;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.ledger.Acquired;
import dev.interlock.ledger.Ledger;
import dev.interlock.ledger.LockState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Acquires the migration lock for pending work. While it waits it holds nothing: it polls with
 * short autocommit statements (invariant 5).
 */
final class LockAcquisition {

  private static final Duration SHORTEST = Duration.ofMillis(20);
  private static final Duration LONGEST = Duration.ofMillis(500);
  private static final Duration REPORT_EVERY = Duration.ofSeconds(10);

  private final RunContext context;
  private final Target target;

  LockAcquisition(RunContext context) {
    this.context = context;
    this.target = context.target();
  }

  /**
   * Takes the lock, unless another run completes all the work during the wait.
   *
   * @param nothingToDo tests the current ledger
   * @throws Failure.Unavailable if the lock is not available in time
   */
  Optional<LockedRun> acquire(Predicate<Ledger> nothingToDo) {
    long start = context.clock().nanoTime();
    Duration pause = SHORTEST;
    Duration nextReport = Duration.ZERO;
    Optional<Acquired> acquired = tryLock();
    while (acquired.isEmpty()) {
      Duration waited = context.clock().since(start);
      LockState state = target.readLock();
      if (state instanceof LockState.Held held) {
        if (waited.compareTo(nextReport) >= 0) {
          context.listener().on(new Event.WaitingForLock(held, waited));
          nextReport = waited.plus(REPORT_EVERY);
        }
      } else if (nothingToDo.test(context.readLedger())) {
        return Optional.empty();
      }
      if (waited.compareTo(context.settings().lockWait().value()) > 0) {
        throw new Failure.Unavailable(beyondPatience(state, waited));
      }
      pause = rest(pause);
      acquired = tryLock();
    }
    return acquired.map(lock -> new LockedRun(context, lock.token()));
  }

  private Optional<Acquired> tryLock() {
    Optional<Acquired> acquired = target.tryLock(context.holder(), context.settings().lease());
    acquired.ifPresent(this::settle);
    return acquired;
  }

  private void settle(Acquired acquired) {
    acquired
        .takenFrom()
        .ifPresent(predecessor -> context.listener().on(new Event.LockTakenOver(predecessor)));
    if (!acquired.unsettled().isEmpty()) {
      evict(acquired);
    }
  }

  /**
   * Terminates the sessions of runs that lost the lock. If that fails, releases the lock: the next
   * run terminates them.
   */
  private void evict(Acquired acquired) {
    try {
      target.evict(acquired);
    } catch (StepFailure e) {
      try {
        target.unlock(acquired.token(), List.of());
      } catch (StepFailure second) {
        e.addSuppressed(second);
      }
      throw e;
    }
  }

  private static Finding beyondPatience(LockState state, Duration waited) {
    return switch (state) {
      case LockState.Held held ->
          Finding.error(
                  Code.LOCK_WAIT,
                  "the migration lock is still held by %s%s after %d s."
                      .formatted(
                          held.holder(),
                          held.activity().map(a -> " (" + a + ")").orElse(""),
                          waited.toSeconds()))
              .help("Wait for that run to end, or raise `lock.wait`.");
      case LockState.Free free ->
          Finding.error(
                  Code.LOCK_WAIT,
                  "the migration lock is free but could not be taken for %d s: another session has its row locked."
                      .formatted(waited.toSeconds()))
              .help("End the transaction that another session left open.");
    };
  }

  private Duration rest(Duration pause) {
    long half = pause.toMillis() / 2;
    var jittered = Duration.ofMillis(half + context.random().nextLong(half + 1));
    if (context.clock().sleep(jittered, context.cancellation())) {
      throw context.cancellation().cause().orElseThrow().whileWaitingFor("the migration lock");
    }
    Duration longer = pause.multipliedBy(3).dividedBy(2);
    return longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
  }
}
