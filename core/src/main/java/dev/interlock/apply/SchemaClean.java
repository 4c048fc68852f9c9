package dev.interlock.apply;

import dev.interlock.dialect.Cleaning;
import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.StepSettings;
import dev.interlock.dialect.StepSettings.Durability;
import dev.interlock.dialect.Target;
import dev.interlock.finding.Failure;
import dev.interlock.ledger.LedgerDetail;
import dev.interlock.ledger.RunOutcome;
import java.util.List;
import java.util.Optional;

/** Empties a database under the migration lock, which is dropped with it. */
public final class SchemaClean {

  private static final String COMMAND = "clean";
  private static final int ATTEMPTS = 3;

  private final RunContext context;
  private final Target target;

  public SchemaClean(RunContext context) {
    this.context = context;
    this.target = context.target();
  }

  /**
   * Empties the database. Checks for rows first, without the lock.
   *
   * @throws Failure.Unavailable if it is not possible at the moment
   * @throws Failure.Refused if it is not possible in the present state
   */
  public Cleaning run() {
    context.cancellation().onRequest(target::cancel);
    Execution.requireWritable(target);
    for (int attempt = 1; ; attempt++) {
      try {
        return attempt();
      } catch (StepFailure e) {
        if (attempt == ATTEMPTS || !isCleanedByAnother(e)) {
          throw failure(e);
        }
      }
    }
  }

  private Failure failure(StepFailure failure) {
    return context
        .stopThatCaused(failure)
        .map(cause -> cause.beforeAnyChange("the cleaning"))
        .orElseGet(() -> LedgerFailures.ended(CleanFindings.failed(failure), failure));
  }

  /**
   * Whether another run emptied the database while this one was suspended, so that the objects it
   * found are gone.
   */
  private boolean isCleanedByAnother(StepFailure failure) {
    try {
      return failure.reason() == StepFailure.Reason.ERROR
          && !target.readLedger(LedgerDetail.ROWS).present();
    } catch (StepFailure second) {
      failure.addSuppressed(second);
      return false;
    }
  }

  private Cleaning attempt() {
    List<Cleaning.TableRows> occupied = target.occupied();
    if (!occupied.isEmpty()) {
      return new Cleaning.Occupied(occupied);
    }
    if (!target.readLedger(LedgerDetail.ROWS).present()) {
      target.createLedger();
    }
    return clean(new LockAcquisition(context).acquire(ledger -> false).orElseThrow());
  }

  private Cleaning clean(LockedRun run) {
    long start = context.clock().nanoTime();
    var settings =
        new StepSettings(
            context.settings().lockTimeout(), context.settings().lease(), Durability.FULL);
    try {
      Cleaning outcome = target.clean(run.token(), settings);
      CleanFindings.of(outcome, target.server().database())
          .ifPresent(finding -> release(run, start, new Failure.Refused(finding)));
      return outcome;
    } catch (StepFailure e) {
      release(run, start, failure(e));
      throw e;
    }
  }

  private void release(LockedRun run, long start, Failure failure) {
    run.release(
        new RunRecorder(context, COMMAND, start).end(RunOutcome.of(failure), Optional.of(failure)));
  }
}
