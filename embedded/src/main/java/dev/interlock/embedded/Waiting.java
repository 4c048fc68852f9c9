package dev.interlock.embedded;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits without losing an interrupt: it is kept for the caller until the wait is over. */
final class Waiting {

  private Waiting() {}

  /** What is waited for. */
  @FunctionalInterface
  interface Wait<T> {
    T get() throws InterruptedException;
  }

  static <T> T uninterrupted(Wait<T> wait) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return wait.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Asks every millisecond; false when the answer was still no at the end of the time. */
  static boolean until(BooleanSupplier done, Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      uninterrupted(() -> {
        Thread.sleep(1);
        return true;
      });
    }
    return true;
  }
}
