package dev.interlock.dialect;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Measures the work of a shadow database. Not thread-safe. */
public final class WorkMeter {

  private final Map<Part, Duration> times = new EnumMap<>(Part.class);
  private final SortedMap<String, Integer> full = new TreeMap<>();
  private int followed;

  /** The parts that {@link ShadowWork} distinguishes. */
  public enum Part {
    STATEMENTS,
    WATCHING,
    CATALOG
  }

  /** Measured work with a result. */
  @FunctionalInterface
  public interface Question<T, E extends Exception> {
    T ask() throws E;
  }

  /** Measured work without a result. */
  @FunctionalInterface
  public interface Work<E extends Exception> {
    void run() throws E;
  }

  /**
   * Runs the question and adds its time, also if it fails. The question must not measure other
   * work.
   */
  public <T, E extends Exception> T ask(Part part, Question<T, E> question) throws E {
    long start = System.nanoTime();
    try {
      return question.ask();
    } finally {
      times.merge(part, Duration.ofNanos(System.nanoTime() - start), Duration::plus);
    }
  }

  /** Runs work without a result and adds its time, also if it fails. */
  public <E extends Exception> void run(Part part, Work<E> work) throws E {
    long start = System.nanoTime();
    try {
      work.run();
    } finally {
      times.merge(part, Duration.ofNanos(System.nanoTime() - start), Duration::plus);
    }
  }

  /** Counts a reading of the objects that a statement touched. */
  public void followed() {
    followed++;
  }

  /** Counts a reading of the whole catalog. */
  public void full(String reason) {
    full.merge(reason, 1, Integer::sum);
  }

  /** Returns the total so far. */
  public ShadowWork total() {
    return new ShadowWork(
        time(Part.STATEMENTS), time(Part.WATCHING), time(Part.CATALOG), followed, full);
  }

  private Duration time(Part part) {
    return times.getOrDefault(part, Duration.ZERO);
  }
}
