package dev.interlock.gate.verify;

import java.time.Duration;

/** The time of a verification; a test moves it by hand. */
public interface VerificationClock {

  /** The time since some fixed moment. */
  Duration elapsed();

  /** Waits; returns early if the thread is interrupted, and leaves it marked so. */
  void sleep(Duration pause);

  /** The clock of the system. */
  static VerificationClock system() {
    return new VerificationClock() {
      @Override
      public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime());
      }

      @Override
      public void sleep(Duration pause) {
        try {
          Thread.sleep(pause);
        } catch (InterruptedException stopped) {
          Thread.currentThread().interrupt();
        }
      }
    };
  }
}
