package dev.interlock.apply;

import dev.interlock.dialect.ReadOnlyDatabase;
import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.Target;
import dev.interlock.event.Event;
import dev.interlock.event.RunPhase;
import dev.interlock.finding.Failure;
import dev.interlock.ledger.Ledger;
import dev.interlock.ledger.LockState;
import java.util.Optional;

/**
 * Carries out intents: decides from the ledger, takes the lock if there is work, decides again and
 * does the work. For one thread.
 */
public final class Execution {

  private final RunContext context;
  private final Target target;
  private boolean recorded;

  public Execution(RunContext context) {
    this.context = context;
    this.target = context.target();
  }

  /**
   * Carries out an intent.
   *
   * @return the decision that was carried out; empty if there was nothing to do, or if another run
   *     did it
   */
  public Decision carryOut(Intent intent) {
    context.cancellation().onRequest(target::cancel);
    long start = context.clock().nanoTime();
    try {
      Optional<LockedRun> locked = acquire(intent, start);
      recorded |= locked.isPresent();
      return locked
          .map(run -> run.run(intent.command(), () -> carryOut(intent, run)))
          .orElse(Decision.NOTHING);
    } catch (StepFailure e) {
      throw LedgerFailures.of(e);
    }
  }

  /** Whether an intent left a row in the record of runs. */
  public boolean hasRecorded() {
    return recorded;
  }

  /** Takes the lock, or records why the work is not begun. */
  private Optional<LockedRun> acquire(Intent intent, long start) {
    try {
      return lock(intent, start);
    } catch (Failure e) {
      recorded |= recorder(intent, start).refused(e);
      throw e;
    }
  }

  private RunRecorder recorder(Intent intent, long start) {
    return new RunRecorder(context, intent.command(), start);
  }

  private Decision carryOut(Intent intent, LockedRun run) {
    try {
      long start = context.clock().nanoTime();
      Ledger ledger = context.readLedger();
      Decision decision = intent.decide(ledger);
      ended(RunPhase.PLAN_LOCKED, start);
      run.record(decision.writes());
      PlanRun.of(decision, ledger, run);
      long applied = context.clock().nanoTime();
      run.record(intent.verify());
      ended(RunPhase.CHECK, applied);
      return decision;
    } catch (StepFailure | Failure.Unavailable e) {
      throw context
          .stopThatCaused(e)
          .<RuntimeException>map(Cancellation.Cause::betweenMigrations)
          .orElseGet(() -> e instanceof StepFailure failure ? LedgerFailures.of(failure) : e);
    }
  }

  /**
   * Takes the lock. A stop may cancel the statement that reads the ledger or the schema, or asks
   * for the lock.
   */
  private Optional<LockedRun> lock(Intent intent, long start) {
    try {
      Ledger before = context.readLedger();
      boolean isDone = isDone(intent, before);
      ended(RunPhase.PLAN, start);
      if (isDone) {
        if (before.lastDeployFailed()) {
          recorded |= recorder(intent, start).recovered();
        }
        return Optional.empty();
      }
      requireWritable(target);
      if (!before.present()) {
        target.createLedger();
      }
      long planned = context.clock().nanoTime();
      Optional<LockedRun> locked =
          new LockAcquisition(context).acquire(ledger -> isDone(intent, ledger));
      ended(RunPhase.LOCK, planned);
      return locked;
    } catch (StepFailure | Failure.Unavailable e) {
      throw context
          .stopThatCaused(e)
          .<RuntimeException>map(cause -> cause.whileWaitingFor("the migration lock"))
          .orElse(e);
    }
  }

  private void ended(RunPhase phase, long start) {
    context.listener().on(new Event.PhaseEnded(phase, context.clock().since(start)));
  }

  static void requireWritable(Target target) {
    if (target.isReadOnly()) {
      throw target.isReadOnlyByChoice()
          ? ReadOnlyDatabase.lasting(target.server())
          : ReadOnlyDatabase.refusal(target.server());
    }
  }

  /**
   * Whether there is nothing to do. A refusal counts only if no other run is at work; otherwise it
   * is decided under the lock.
   */
  private boolean isDone(Intent intent, Ledger ledger) {
    try {
      return intent.decide(ledger).isEmpty();
    } catch (Failure.Refused refused) {
      if (isUnchanged(ledger)) {
        throw refused;
      }
      return false;
    }
  }

  /** Whether no run holds the lock and the ledger has not changed since this reading. */
  private boolean isUnchanged(Ledger before) {
    Ledger now = context.readLedger();
    return now.lock() instanceof LockState.Free
        && now.present() == before.present()
        && now.applied().equals(before.applied())
        && now.journal().equals(before.journal())
        && now.mark().equals(before.mark());
  }
}
