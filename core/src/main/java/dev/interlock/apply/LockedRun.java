package dev.interlock.apply;

import dev.interlock.dialect.StepFailure;
import dev.interlock.event.Event;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.LockState;
import dev.interlock.ledger.RunOutcome;
import dev.interlock.ledger.Token;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A run that holds the migration lock, or held it until another run took it over. */
record LockedRun(RunContext context, Token token) {

  /** Does the work, records its outcome, and releases the lock. */
  <T> T run(String command, Supplier<T> work) {
    long start = context.clock().nanoTime();
    RunOutcome outcome = RunOutcome.FAILED;
    Optional<Failure> failure = Optional.empty();
    try {
      T result = work.get();
      outcome = RunOutcome.DONE;
      return result;
    } catch (Failure e) {
      Failure real = e instanceof Failure.Refused && !isHolder() ? LedgerFailures.lockLost() : e;
      failure = Optional.of(real);
      outcome = RunOutcome.of(real);
      throw real;
    } finally {
      release(new RunRecorder(context, command, start).end(outcome, failure));
    }
  }

  /**
   * Whether this run still holds the lock. If not, a refusal may be due to a run that took over
   * while this one was suspended.
   */
  private boolean isHolder() {
    return context.target().readLock() instanceof LockState.Held held
        && held.holder().run().equals(context.holder().run());
  }

  void record(List<LedgerWrite> writes) {
    if (!writes.isEmpty()) {
      context.target().record(writes, token);
    }
  }

  /** Releases the lock with a record of the run; if that fails, the lock ends with its lease. */
  void release(LedgerWrite.Ended end) {
    List<LedgerWrite> lastWords = List.of(end);
    try {
      unlock(lastWords);
    } catch (StepFailure e) {
      context
          .listener()
          .on(
              new Event.Noticed(
                  Finding.warning(
                      Code.LOCK_LOST,
                      "the migration lock could not be released; it ends with its lease.")));
    }
  }

  /**
   * Releases the lock. A cancellation meant for the last step may arrive only now; since it arrives
   * once, a second attempt succeeds.
   */
  private void unlock(List<LedgerWrite> lastWords) {
    try {
      context.target().unlock(token, lastWords);
    } catch (StepFailure e) {
      if (e.reason() != StepFailure.Reason.CANCELLED) {
        throw e;
      }
      context.target().unlock(token, lastWords);
    }
  }
}
