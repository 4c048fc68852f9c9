package dev.interlock.apply;

import dev.interlock.dialect.StepFailure;
import dev.interlock.event.Event;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.LockState;
import dev.interlock.ledger.Token;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** A run that holds the migration lock, or held it until another run took it over. */
record LockedRun(RunContext context, Token token) {

  /** Does the work, records its outcome, and releases the lock. */
  <T> T run(String command, Supplier<T> work) {
    long start = context.clock().nanoTime();
    Optional<Failure> failure = Optional.empty();
    try {
      return work.get();
    } catch (Failure.Refused refused) {
      Failure real = isHolder() ? refused : LedgerFailures.lockLost();
      failure = Optional.of(real);
      throw real;
    } catch (Failure e) {
      failure = Optional.of(e);
      throw e;
    } finally {
      release(command, context.clock().since(start), failure);
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
  void release(String command, Duration took, Optional<Failure> failure) {
    List<LedgerWrite> lastWords = List.of(ended(command, took, failure));
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

  private LedgerWrite ended(String command, Duration took, Optional<Failure> failure) {
    String outcome = failure.map(f -> f.getClass().getSimpleName()).orElse("Done");
    String details =
        failure.map(f -> f.findings().getFirst()).map(LockedRun::withoutWords).orElse("");
    return new LedgerWrite.Ended(
        context.holder().run(),
        command,
        context.holder().host(),
        took,
        outcome.toLowerCase(Locale.ROOT),
        details);
  }

  /**
   * Returns code and place only: the server's message may quote a secret of the script, which must
   * not be stored in a table.
   */
  private static String withoutWords(Finding finding) {
    return finding.code() + finding.place().map(place -> " " + place).orElse("");
  }
}
