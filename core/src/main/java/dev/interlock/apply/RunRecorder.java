package dev.interlock.apply;

import dev.interlock.dialect.StepFailure;
import dev.interlock.event.Event;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.RunLabel;
import dev.interlock.ledger.RunOutcome;
import java.util.Optional;

/**
 * Writes rows of the record of runs. A row that cannot be written is reported, and never hides the
 * result of the run itself.
 */
public final class RunRecorder {

  private final RunContext context;
  private final String command;
  private final long start;

  /**
   * Creates a recorder.
   *
   * @param command recorded unless the run's label names another one
   * @param start the beginning of the run, in nanoseconds of the context's clock
   */
  public RunRecorder(RunContext context, String command, long start) {
    this.context = context;
    this.command = context.label().command().orElse(command);
    this.start = start;
  }

  /** Returns the row for the end of a run that holds the lock. */
  LedgerWrite.Ended end(RunOutcome outcome, Optional<Failure> failure) {
    return new LedgerWrite.Ended(
        context.holder().run(),
        command,
        context.holder().host(),
        context.label().release(),
        context.clock().since(start),
        outcome,
        failure.map(f -> f.findings().getFirst()).map(RunRecorder::withoutWords).orElse(""));
  }

  /**
   * Returns code and place only: the server's message may quote a secret of the script, which must
   * not be stored in a table.
   */
  private static String withoutWords(Finding finding) {
    return finding.code() + finding.place().map(place -> " " + place).orElse("");
  }

  /** Records the first deploy that finds nothing to do after one that failed. */
  boolean recovered() {
    return RunLabel.isDeploy(command) && append(RunOutcome.UP_TO_DATE, Optional.empty());
  }

  /** Records why the work was not begun. A slip on the command line is not worth a row. */
  boolean refused(Failure failure) {
    return !(failure instanceof Failure.Misconfigured)
        && append(RunOutcome.of(failure), Optional.of(failure));
  }

  /**
   * Appends a row.
   *
   * @return whether it was written
   */
  public boolean append(RunOutcome outcome, Optional<Failure> failure) {
    LedgerWrite.Ended end = end(outcome, failure);
    try {
      try {
        context.target().append(end);
      } catch (StepFailure e) {
        if (e.reason() != StepFailure.Reason.CANCELLED) {
          throw e;
        }
        // A cancellation meant for the statement before may arrive only now, and arrives once.
        context.target().append(end);
      }
      return true;
    } catch (StepFailure e) {
      context.listener().on(new Event.Noticed(unwritten(e)));
      return false;
    }
  }

  private static Finding unwritten(StepFailure failure) {
    return Finding.warning(
            Code.LEDGER_UNREADABLE,
            "the outcome of this run is not recorded in `interlock_run`: %s."
                .formatted(failure.said().wordsAndState()))
        .note("`interlock timeline` will not show it");
  }
}
