package dev.interlock.apply;

import dev.interlock.dialect.Programs;
import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.Target;
import dev.interlock.event.Listener;
import dev.interlock.ledger.Holder;
import dev.interlock.ledger.Ledger;
import dev.interlock.ledger.LedgerDetail;
import dev.interlock.ledger.RunLabel;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Everything that one run works with.
 *
 * @param holder identifies the run to other runs on the same database
 * @param label what the record of runs says about the run
 * @param listener receives all events, from one thread at a time
 * @param programs starts what runs migrations that are programs
 * @param cancellation requests a stop
 * @param random spreads the attempts of runs that compete for the same lock
 */
public record RunContext(
    Target target,
    Holder holder,
    RunLabel label,
    Settings settings,
    Programs programs,
    Listener listener,
    Cancellation cancellation,
    RunClock clock,
    RandomGenerator random) {

  /**
   * Reads the ledger with all that decisions need.
   *
   * @throws dev.interlock.dialect.StepFailure if it cannot be read
   */
  public Ledger readLedger() {
    return target.readLedger(LedgerDetail.ROWS_AND_MARK);
  }

  /** Returns the stop that cancelled a statement, if the failure is due to one. */
  Optional<Cancellation.Cause> stopThatCaused(RuntimeException failure) {
    Throwable statement = failure instanceof StepFailure ? failure : failure.getCause();
    return statement instanceof StepFailure step && step.reason() == StepFailure.Reason.CANCELLED
        ? cancellation.cause()
        : Optional.empty();
  }
}
