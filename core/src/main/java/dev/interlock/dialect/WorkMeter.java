package dev.interlock.dialect;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Measures the work of a shadow database. For one thread. */
public final class WorkMeter {

  private final Map<Part, Duration> times = new EnumMap<>(Part.class);
  private final SortedMap<String, Integer> full = new TreeMap<>();
  private int followed;

  /** The parts that {@link ShadowWork} tells apart. */
  public enum Part {
    STATEMENTS,
    WATCHING,
    CATALOG
  }

  /** Something that takes time, and has a result. */
  @FunctionalInterface
  public interface Question<T, E extends Exception> {
    T ask() throws E;
  }

  /** Something that takes time. */
  @FunctionalInterface
  public interface Work<E extends Exception> {
    void run() throws E;
  }

  /** Asks, which must not measure anything else, and counts the time also where that fails. */
  public <T, E extends Exception> T ask(Part part, Question<T, E> question) throws E {
    long start = System.nanoTime();
    try {
      return question.ask();
    } finally {
      times.merge(part, Duration.ofNanos(System.nanoTime() - start), Duration::plus);
    }
  }

  /** The same for what has no result. */
  public <E extends Exception> void run(Part part, Work<E> work) throws E {
    long start = System.nanoTime();
    try {
      work.run();
    } finally {
      times.merge(part, Duration.ofNanos(System.nanoTime() - start), Duration::plus);
    }
  }

  /** The catalog was read where a statement touched it. */
  public void followed() {
    followed++;
  }

  /** The whole catalog was read. */
  public void full(String reason) {
    full.merge(reason, 1, Integer::sum);
  }

  /** All that was measured so far. */
  public ShadowWork total() {
    return new ShadowWork(
        time(Part.STATEMENTS), time(Part.WATCHING), time(Part.CATALOG), followed, full);
  }

  private Duration time(Part part) {
    return times.getOrDefault(part, Duration.ZERO);
  }
}
