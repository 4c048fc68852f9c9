package dev.interlock.embedded;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits without losing an interrupt: restores it for the caller after the wait. */
final class Waiting {

  private Waiting() {}

  /** The operation to wait for. */
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

  /** Polls every millisecond; returns false if the time ends first. */
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
