package dev.interlock.timeline;

import dev.interlock.ledger.RunEvent;
import java.time.Instant;
import java.util.List;

/**
 * One run with all that it recorded.
 *
 * @param events at least one, in the order of their ends
 */
public record RecordedRun(List<RunEvent> events) {

  public RecordedRun {
    events = List.copyOf(events);
  }

  /** Returns the row that decides: the last one. */
  public RunEvent last() {
    return events.getLast();
  }

  public Instant started() {
    return events.getFirst().started();
  }

  public Instant ended() {
    return last().ended();
  }

  boolean isFailedDeploy() {
    return last().isDeploy() && last().isFailure();
  }

  boolean isGoodDeploy() {
    return last().isDeploy() && last().isSuccess();
  }
}
