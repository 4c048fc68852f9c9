package dev.interlock.apply;

import dev.interlock.dialect.Activity;
import dev.interlock.dialect.SessionMonitor;
import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.Target;
import dev.interlock.event.Event;
import dev.interlock.history.Step;
import dev.interlock.ledger.Token;
import dev.interlock.plan.PlannedMigration;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Renews the lease of the lock while steps run, reports the sessions that block them, and cancels a
 * statement outside a transaction that waits beyond its budget: no transaction-local timeout can
 * bound that one.
 *
 * <p>Works on its own thread, and on a second session that it opens only when a step takes long.
 * That session may hang; no other thread waits for it.
 */
final class LockHeartbeat implements AutoCloseable {

  private static final Duration TICK = Duration.ofMillis(200);

  /** Duration from which a step is observed; shorter steps cost no second session. */
  private static final Duration LONG = Duration.ofMillis(600);

  /** Reason for which a statement was cancelled. */
  enum CancelReason {
    NOTHING,
    LOCK,
    SNAPSHOTS
  }

  /**
   * One attempt at a step. The monitoring thread writes its observations; the working thread reads
   * them.
   */
  private static final class Work {
    final PlannedMigration migration;
    final Optional<Step> step;
    final long since;
    volatile Activity blocked = Activity.none();
    volatile CancelReason reason = CancelReason.NOTHING;
    volatile boolean over;
    volatile int waiting;
    long waitingSince;

    Work(PlannedMigration migration, Optional<Step> step, long since) {
      this.migration = migration;
      this.step = step;
      this.since = since;
    }
  }

  private final RunContext context;
  private final Target target;
  private final Token token;
  private final Settings settings;
  private final Cancellation cancellation;
  private final RunClock.Ticks ticks;

  private volatile @Nullable Work work;
  private @Nullable SessionMonitor monitor;
  private long renewed;

  private LockHeartbeat(LockedRun lock) {
    this.context = lock.context();
    this.target = context.target();
    this.token = lock.token();
    this.settings = context.settings();
    this.cancellation = context.cancellation();
    this.renewed = context.clock().nanoTime();
    this.ticks = context.clock().every(TICK, this::tick, this::closeMonitor);
  }

  /** Starts the heartbeat of a run that has just taken the lock. */
  static LockHeartbeat start(LockedRun lock) {
    return new LockHeartbeat(lock);
  }

  void stepStarts(PlannedMigration migration, Optional<Step> step) {
    work = new Work(migration, step, context.clock().nanoTime());
  }

  void stepEnds() {
    Work at = work;
    if (at != null) {
      at.over = true;
    }
  }

  /** Returns the sessions that blocked the current or last step when it was last seen waiting. */
  Activity lastBlocked() {
    Work at = work;
    return at == null ? Activity.none() : at.blocked;
  }

  /** Returns how many sessions were last seen waiting for locks of the current or last batch. */
  int waiting() {
    Work at = work;
    return at == null ? 0 : at.waiting;
  }

  /** Returns the reason for which this heartbeat cancelled the current or last step, if it did. */
  CancelReason verdict() {
    Work at = work;
    return at == null ? CancelReason.NOTHING : at.reason;
  }

  /**
   * Gives up the rest of the lease after the loss of the working session, so that the next run need
   * not wait for its end.
   *
   * @return whether another run has the lock already; false if the server cannot be asked
   */
  boolean giveUp() {
    try (SessionMonitor last = target.monitor()) {
      return !last.renew(token, Duration.ZERO, "");
    } catch (StepFailure e) {
      return false;
    }
  }

  /**
   * Renews and observes. A failed monitor session is reopened at the next tick; until then the
   * fence protects the database.
   */
  private void tick() {
    Work at = work;
    if (at != null && !at.over && cancellation.cause().isPresent()) {
      // The first cancel may have come before the statement started.
      target.cancel();
    }
    try {
      if (context.clock().since(renewed).compareTo(settings.lease().value().dividedBy(3)) >= 0) {
        renew(at);
      }
      if (at != null
          && !at.over
          && context.clock().since(at.since).compareTo(observedFrom(at)) >= 0) {
        observe(at);
      }
    } catch (StepFailure e) {
      closeMonitor();
    }
  }

  /** Batches are observed early, because others that wait for their locks make them smaller. */
  private static Duration observedFrom(Work at) {
    return isBatch(at) ? TICK : LONG;
  }

  private static boolean isBatch(Work at) {
    return at.step.filter(Step.Batched.class::isInstance).isPresent();
  }

  private void renew(@Nullable Work at) {
    String activity = at == null ? "" : at.migration.migration().id().toString();
    if (opened().renew(token, settings.lease().value(), activity)) {
      renewed = context.clock().nanoTime();
    } else {
      cancellation.request(new Cancellation.Cause.LockLost());
    }
  }

  private void observe(Work at) {
    Activity activity = opened().activity();
    if (isBatch(at)) {
      at.waiting = opened().waiting();
    }
    if (at.over) {
      return;
    }
    activity
        .progress()
        .ifPresent(p -> context.listener().on(new Event.Progressed(at.migration, p)));
    if (activity.waiting() == Activity.Waiting.NOTHING) {
      at.waitingSince = 0;
      return;
    }
    if (at.waitingSince == 0) {
      at.waitingSince = context.clock().nanoTime();
    }
    boolean isNews = !activity.waitsAs(at.blocked);
    at.blocked = activity;
    if (isNews) {
      context.listener().on(new Event.Blocked(at.migration, activity));
    }
    if (at.step.filter(Step.NonTransactional.class::isInstance).isPresent()) {
      cancelBeyondBudget(at, activity);
    }
  }

  private void cancelBeyondBudget(Work at, Activity activity) {
    boolean snapshots = activity.waiting() == Activity.Waiting.SNAPSHOTS;
    Duration budget = snapshots ? settings.snapshotWait().value() : settings.lockTimeout().value();
    if (context.clock().since(at.waitingSince).compareTo(budget) > 0) {
      if (at.reason == CancelReason.NOTHING) {
        at.reason = snapshots ? CancelReason.SNAPSHOTS : CancelReason.LOCK;
      }
      at.waitingSince = 0; // the cleanup after the attempt may wait for the same time again
      target.cancel();
    }
  }

  private SessionMonitor opened() {
    SessionMonitor open = monitor;
    if (open == null) {
      open = target.monitor();
      monitor = open;
    }
    return open;
  }

  private void closeMonitor() {
    SessionMonitor open = monitor;
    if (open != null) {
      open.close();
      monitor = null;
    }
  }

  @Override
  public void close() {
    ticks.close();
  }
}
