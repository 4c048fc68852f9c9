package dev.interlock.event.text;

import java.time.Duration;
import java.util.Locale;

/** Formats measured times for people. */
public final class Seconds {

  private static final Duration SHORT = Duration.ofMillis(100);
  private static final double MILLIS = 1000;

  private Seconds() {}

  /** Formats a time, such as {@code 12 ms} or {@code 1.4 s}. */
  public static String shown(Duration time) {
    return time.compareTo(SHORT) < 0
        ? time.toMillis() + " ms"
        : String.format(Locale.ROOT, "%.1f s", time.toMillis() / MILLIS);
  }
}
