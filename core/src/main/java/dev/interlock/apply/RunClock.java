package dev.interlock.apply;

import java.time.Duration;

/** Time as a run measures it and waits for it. Thread-safe. */
public interface RunClock {

  /** Returns the time of the system. */
  static RunClock system() {
    return new SystemClock();
  }

  /** Returns nanoseconds since an arbitrary moment, never less than before. */
  long nanoTime();

  /** Waits; returns early, and true, as soon as a stop is requested. */
  boolean sleep(Duration duration, Cancellation cancellation);

  /**
   * Runs a task again and again, the first time after one period, until it is closed.
   *
   * @param end runs after the last tick, on the same thread
   */
  Ticks every(Duration period, Runnable tick, Runnable end);

  /** Returns the time since a moment that {@link #nanoTime} returned. */
  default Duration since(long nanos) {
    return Duration.ofNanos(nanoTime() - nanos);
  }

  /** A task that runs again and again. */
  @FunctionalInterface
  interface Ticks extends AutoCloseable {

    /** Ends the task. Waits only briefly for a tick that is running. */
    @Override
    void close();
  }
}
