package dev.interlock.apply;

import dev.interlock.dialect.Activity;
import dev.interlock.dialect.StepFailure;
import dev.interlock.event.Event;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.Step;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Retries a step while only other sessions prevent it. */
final class StepRetry {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final PlanRun run;
  private final RunContext context;
  private final UnfinishedPlan unfinished;

  StepRetry(PlanRun run, UnfinishedPlan unfinished) {
    this.run = run;
    this.context = run.context();
    this.unfinished = unfinished;
  }

  /**
   * @param step empty if it is a program
   * @param fate returns the state of the migration after the step has failed
   * @throws StepFailure only for {@link StepFailure.Reason#NOT_IN_TRANSACTION}
   */
  void run(Optional<Step> step, Supplier<UnfinishedPlan.Fate> fate, Runnable work) {
    int retries = context.settings().lockRetries().value();
    for (int attempt = 1; ; attempt++) {
      run.heartbeat().stepStarts(unfinished.first(), step);
      try {
        work.run();
        return;
      } catch (StepFailure failure) {
        Finding finding = judge(step, fate, failure);
        if (attempt > retries) {
          throw unfinished.failed(finding, fate.get(), failure);
        }
        pause(finding, new Event.Attempt(attempt, retries + 1), fate);
      } finally {
        run.heartbeat().stepEnds();
      }
    }
  }

  /** Returns the obstacle; throws if a retry is of no use. */
  private Finding judge(
      Optional<Step> step, Supplier<UnfinishedPlan.Fate> fate, StepFailure failure) {
    context
        .cancellation()
        .cause()
        .ifPresent(cause -> {
          throw unfinished.stopped(cause, fate.get());
        });
    Activity blocked = run.heartbeat().lastBlocked();
    return switch (failure.reason()) {
      case LOCK_TIMEOUT, CONFLICT ->
          StepFindings.blocked(unfinished.first(), step, failure, blocked);
      case CANCELLED -> judgeCancelled(step, fate, failure, blocked);
      case NOT_IN_TRANSACTION -> throw refusedInTransaction(step, fate, failure);
      case FENCED -> throw unfinished.stopped(new Cancellation.Cause.LockLost(), fate.get());
      case CONNECTION_LOST -> throw lost(failure, fate.get().unknown());
      case ERROR, NOT_ALLOWED -> throw failed(step, fate, failure);
    };
  }

  private Failure failed(
      Optional<Step> step, Supplier<UnfinishedPlan.Fate> fate, StepFailure failure) {
    Finding finding = StepFindings.failed(unfinished.first(), step, failure);
    Finding advised =
        run.decision().areEffectsKnown() ? finding : StepFindings.unsealed(finding, failure);
    return unfinished.failed(StepFindings.withHelp(advised), fate.get(), failure);
  }

  /**
   * Returns the exception for a statement that cannot run in a transaction. If it ran alone
   * already, it cannot run at all.
   */
  private RuntimeException refusedInTransaction(
      Optional<Step> step, Supplier<UnfinishedPlan.Fate> fate, StepFailure failure) {
    return step.filter(Step.Transactional.class::isInstance).isPresent()
        ? failure
        : failed(step, fate, failure);
  }

  /**
   * Returns the failure for a lost connection. The cause may be a run that took over the lock,
   * which ends this session.
   */
  private Failure lost(StepFailure failure, UnfinishedPlan.Fate fate) {
    return run.heartbeat().giveUp()
        ? unfinished.stopped(new Cancellation.Cause.LockLost(), fate)
        : unfinished.failed(StepFindings.connectionLost(unfinished.first(), failure), fate);
  }

  /**
   * Judges a cancelled statement. The heartbeat cancels one outside a transaction that waits beyond
   * its budget.
   */
  private Finding judgeCancelled(
      Optional<Step> step,
      Supplier<UnfinishedPlan.Fate> fate,
      StepFailure failure,
      Activity blocked) {
    return switch (run.heartbeat().verdict()) {
      case LOCK -> StepFindings.blocked(unfinished.first(), step, failure, blocked);
      case SNAPSHOTS ->
          throw unfinished.failed(
              StepFindings.snapshotWait(
                  unfinished.first(), step, blocked, context.settings().snapshotWait().value()),
              fate.get(),
              failure);
      case NOTHING -> throw failed(step, fate, failure);
    };
  }

  private void pause(Finding why, Event.Attempt attempt, Supplier<UnfinishedPlan.Fate> fate) {
    Duration pause = jitter(FIRST_PAUSE.multipliedBy(1L << Math.min(attempt.number() - 1, 6)));
    context.listener().on(new Event.Retrying(unfinished.first(), why, attempt, pause));
    if (context.clock().sleep(pause, context.cancellation())) {
      throw unfinished.stopped(context.cancellation().cause().orElseThrow(), fate.get());
    }
  }

  /** Returns a random pause between half and the whole, so that two runs do not collide again. */
  private Duration jitter(Duration pause) {
    long millis = Math.min(pause.toMillis(), LONGEST_PAUSE.toMillis());
    return Duration.ofMillis(millis / 2 + context.random().nextLong(millis / 2 + 1));
  }
}
