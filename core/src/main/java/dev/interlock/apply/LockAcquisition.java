package dev.interlock.apply;

import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.Target;
import dev.interlock.event.Event;
import dev.interlock.event.Listener;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.ledger.Acquired;
import dev.interlock.ledger.Holder;
import dev.interlock.ledger.Ledger;
import dev.interlock.ledger.LedgerDetail;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.LockState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * Acquires the migration lock for pending work. While it waits it holds nothing: it polls with
 * short autocommit statements (invariant 5).
 */
final class LockAcquisition {

  private static final Duration SHORTEST = Duration.ofMillis(20);
  private static final Duration LONGEST = Duration.ofMillis(500);
  private static final Duration REPORT_EVERY = Duration.ofSeconds(10);

  private final Target target;
  private final Holder holder;
  private final Settings settings;
  private final Listener listener;
  private final Cancellation cancellation;
  private final LedgerDetail detail;
  private final RandomGenerator random = RandomGenerator.getDefault();

  LockAcquisition(
      Target target,
      Holder holder,
      Settings settings,
      Listener listener,
      Cancellation cancellation,
      LedgerDetail detail) {
    this.target = target;
    this.holder = holder;
    this.settings = settings;
    this.listener = listener;
    this.cancellation = cancellation;
    this.detail = detail;
  }

  /**
   * Takes the lock, unless another run completes all the work during the wait.
   *
   * @param nothingToDo tests the current ledger
   * @throws Failure.Unavailable if the lock is not available in time
   */
  Optional<Acquired> acquire(Predicate<Ledger> nothingToDo) {
    long start = System.nanoTime();
    Duration pause = SHORTEST;
    Duration nextReport = Duration.ZERO;
    Optional<Acquired> acquired = tryLock();
    while (acquired.isEmpty()) {
      Duration waited = Duration.ofNanos(System.nanoTime() - start);
      LockState state = target.readLock();
      if (state instanceof LockState.Held held) {
        if (waited.compareTo(nextReport) >= 0) {
          listener.on(new Event.WaitingForLock(held, waited));
          nextReport = waited.plus(REPORT_EVERY);
        }
      } else if (nothingToDo.test(target.readLedger(detail))) {
        return Optional.empty();
      }
      if (waited.compareTo(settings.lockWait().value()) > 0) {
        throw new Failure.Unavailable(beyondPatience(state, waited));
      }
      pause = rest(pause);
      acquired = tryLock();
    }
    return acquired;
  }

  private Optional<Acquired> tryLock() {
    Optional<Acquired> acquired = target.tryLock(holder, settings.lease().value());
    acquired.ifPresent(this::settle);
    return acquired;
  }

  private void settle(Acquired acquired) {
    acquired
        .takenFrom()
        .ifPresent(predecessor -> listener.on(new Event.LockTakenOver(predecessor)));
    if (!acquired.unsettled().isEmpty()) {
      target.evict(acquired);
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
    boolean stopped = cancellation.sleep(Duration.ofMillis(half + random.nextLong(half + 1)));
    if (stopped) {
      throw cancellation.cause().orElseThrow().whileWaitingFor("the migration lock");
    }
    Duration longer = pause.multipliedBy(3).dividedBy(2);
    return longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
  }

  /** Releases the lock; if that fails, the lock ends with its lease. */
  void release(Acquired acquired, List<LedgerWrite> lastWords) {
    try {
      unlock(acquired, lastWords);
    } catch (StepFailure e) {
      listener.on(
          new Event.Noticed(
              Finding.warning(
                  Code.LOCK_LOST,
                  "the migration lock could not be given back; it ends with its lease.")));
    }
  }

  /**
   * Releases the lock. A cancellation meant for the last step may arrive only now; since it arrives
   * once, a second attempt succeeds.
   */
  private void unlock(Acquired acquired, List<LedgerWrite> lastWords) {
    try {
      target.unlock(acquired.token(), lastWords);
    } catch (StepFailure e) {
      if (e.reason() != StepFailure.Reason.CANCELLED) {
        throw e;
      }
      target.unlock(acquired.token(), lastWords);
    }
  }
}
