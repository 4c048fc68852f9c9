package dev.interlock.apply;

import dev.interlock.dialect.Activity;
import dev.interlock.dialect.StepFailure;
import dev.interlock.event.Event;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.Step;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Tries a step again while all that stands in its way are other sessions. */
final class Attempts {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final Workplace workplace;
  private final Remaining left;
  private final RandomGenerator random = RandomGenerator.getDefault();

  Attempts(Workplace workplace, Remaining left) {
    this.workplace = workplace;
    this.left = left;
  }

  /**
   * @param fate what became of the migration, asked for when the step has failed
   * @throws StepFailure only for {@link StepFailure.Reason#NOT_IN_TRANSACTION}
   */
  void run(Step step, Supplier<Remaining.Fate> fate, Runnable work) {
    int retries = workplace.settings().lockRetries().value();
    for (int attempt = 1; ; attempt++) {
      workplace.watchman().stepStarts(left.first(), step);
      try {
        work.run();
        return;
      } catch (StepFailure failure) {
        Finding finding = judge(step, fate, failure);
        if (attempt > retries) {
          throw left.failed(finding, fate.get(), failure);
        }
        pause(finding, new Event.Attempt(attempt, retries + 1), fate);
      } finally {
        workplace.watchman().stepEnds();
      }
    }
  }

  /** What stood in the way; throws where trying again is of no use. */
  private Finding judge(Step step, Supplier<Remaining.Fate> fate, StepFailure failure) {
    workplace
        .cancellation()
        .cause()
        .ifPresent(cause -> {
          throw left.stopped(cause, fate.get());
        });
    Activity blocked = workplace.watchman().lastBlocked();
    return switch (failure.reason()) {
      case LOCK_TIMEOUT, CONFLICT -> StepFindings.blocked(left.first(), step, failure, blocked);
      case CANCELLED -> judgeCancelled(step, fate, failure, blocked);
      case NOT_IN_TRANSACTION -> throw refusedInTransaction(step, fate, failure);
      case FENCED -> throw left.stopped(new Cancellation.Cause.LockLost(), fate.get());
      case CONNECTION_LOST -> throw lost(failure, fate.get().unknown());
      case ERROR, NOT_ALLOWED -> throw failed(step, fate, failure);
    };
  }

  private Failure failed(Step step, Supplier<Remaining.Fate> fate, StepFailure failure) {
    Finding finding = StepFindings.failed(left.first(), step, failure);
    return left.failed(
        workplace.areEffectsKnown().getAsBoolean()
            ? finding
            : StepFindings.unsealed(finding, failure),
        fate.get(),
        failure);
  }

  /** A statement that ran alone and still says so can run nowhere. */
  private RuntimeException refusedInTransaction(
      Step step, Supplier<Remaining.Fate> fate, StepFailure failure) {
    return switch (step) {
      case Step.Transactional together -> failure;
      case Step.Bare alone -> failed(step, fate, failure);
    };
  }

  /** A run that takes the lock over ends our session, and that looks like a lost connection. */
  private Failure lost(StepFailure failure, Remaining.Fate fate) {
    return workplace.watchman().giveUp()
        ? left.stopped(new Cancellation.Cause.LockLost(), fate)
        : left.failed(StepFindings.connectionLost(left.first(), failure), fate);
  }

  /** The watchman cancels a statement outside a transaction that waits beyond its budget. */
  private Finding judgeCancelled(
      Step step, Supplier<Remaining.Fate> fate, StepFailure failure, Activity blocked) {
    return switch (workplace.watchman().verdict()) {
      case LOCK -> StepFindings.blocked(left.first(), step, failure, blocked);
      case SNAPSHOTS ->
          throw left.failed(
              StepFindings.snapshotWait(
                  left.first(), step, blocked, workplace.settings().snapshotWait().value()),
              fate.get(),
              failure);
      case NOTHING -> throw failed(step, fate, failure);
    };
  }

  private void pause(Finding why, Event.Attempt attempt, Supplier<Remaining.Fate> fate) {
    Duration pause = jitter(FIRST_PAUSE.multipliedBy(1L << Math.min(attempt.number() - 1, 6)));
    workplace.listener().on(new Event.Retrying(left.first(), why, attempt, pause));
    if (workplace.cancellation().sleep(pause)) {
      throw left.stopped(workplace.cancellation().cause().orElseThrow(), fate.get());
    }
  }

  /** Between half and the whole, so that two that collided do not collide again. */
  private Duration jitter(Duration pause) {
    long millis = Math.min(pause.toMillis(), LONGEST_PAUSE.toMillis());
    return Duration.ofMillis(millis / 2 + random.nextLong(millis / 2 + 1));
  }
}
