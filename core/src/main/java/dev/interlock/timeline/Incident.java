package dev.interlock.timeline;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Deploys that failed one after the other, and the one that ended this.
 *
 * @param failed at least one, in order
 * @param recovery the first deploy after them that succeeded; empty if none did yet
 */
public record Incident(List<RecordedRun> failed, Optional<RecordedRun> recovery) {

  public Incident {
    failed = List.copyOf(failed);
  }

  /** Returns the time from the first failure to the first success, or else to the last failure. */
  public Duration length() {
    return Duration.between(failed.getFirst().ended(), recovery.orElseGet(failed::getLast).ended());
  }
}
