package dev.interlock.gate.verify;

import dev.interlock.finding.Finding;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The wait for a service that is still starting.
 *
 * @param within the longest wait
 * @param every the pause between two attempts
 */
public record Readiness(Within within, Every every) {

  /** The longest wait for the service. */
  public record Within(Duration duration) {}

  /** The pause between two attempts. */
  public record Every(Duration duration) {}

  /**
   * Repeats a check until it finds no problem or the time is over.
   *
   * @return the last problem, with the number of attempts if there were several
   */
  Optional<Finding> await(
      Supplier<Optional<Finding>> check, VerificationClock clock, VerificationListener listener) {
    Duration end = clock.elapsed().plus(within.duration());
    Optional<Finding> problem = check.get();
    int attempts = 1;
    while (problem.isPresent() && clock.elapsed().plus(every.duration()).compareTo(end) <= 0) {
      listener.waiting(problem.get());
      clock.sleep(every.duration());
      problem = check.get();
      attempts++;
    }
    int asked = attempts;
    return problem.map(finding ->
        asked == 1
            ? finding
            : finding.note("asked %d times in %s".formatted(asked, shown(within.duration()))));
  }

  private static String shown(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
  }
}
