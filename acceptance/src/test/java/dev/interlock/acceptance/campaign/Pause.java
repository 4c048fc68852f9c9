package dev.interlock.acceptance.campaign;

import java.time.Duration;

/** Pauses of a test. */
public final class Pause {

  private Pause() {}

  public static void of(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in the middle of a test", e);
    }
  }
}
