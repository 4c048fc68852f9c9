package dev.interlock.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One row of the record of runs: the end of a run, or of a stage of it. A run may have several.
 *
 * @param release the commit or the deploy that the platform named
 * @param started the beginning of the run, by the database's clock as {@code ended}
 * @param outcome the word of a {@link RunOutcome}, or that of a newer version
 * @param details code and place of the finding that ended the run; empty after a success
 * @param recorded ids of the migrations that the run recorded as applied, in that order
 */
public record RunEvent(
    String run,
    String command,
    String host,
    Optional<String> release,
    Instant started,
    Instant ended,
    String outcome,
    String details,
    List<String> recorded) {

  public RunEvent {
    recorded = List.copyOf(recorded);
  }

  public Duration took() {
    return Duration.between(started, ended);
  }

  /** Whether the outcome is known to be a failure. */
  public boolean isFailure() {
    return RunOutcome.of(outcome).filter(RunOutcome::isFailure).isPresent();
  }

  /** Whether the outcome is known to be a success. */
  public boolean isSuccess() {
    return RunOutcome.of(outcome).filter(known -> !known.isFailure()).isPresent();
  }

  /** Whether the run was to bring a service to its schema. */
  public boolean isDeploy() {
    return RunLabel.isDeploy(command);
  }
}
