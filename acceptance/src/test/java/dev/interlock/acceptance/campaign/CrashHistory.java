package dev.interlock.acceptance.campaign;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The history that the crash campaigns apply: every kind of step, and data that reveals repetition.
 */
final class CrashHistory {

  /** Short, so that a run does not wait long for the lease of a killed one. */
  private static final String LEASE = "1s";

  private CrashHistory() {}

  /**
   * Returns the program that applies the history to the database at {@code url}, possibly after
   * {@link Boundaries} prepared it.
   */
  static Program program(String url) {
    return Program.in(folder(), url)
        .with("INTERLOCK_LOCK_LEASE", LEASE)
        .with("INTERLOCK_OTHER_OBJECTS", "allow")
        .with("INTERLOCK_DRIFT_IGNORE", "boundary.*, trigger *.boundary");
  }

  private static Path folder() {
    try {
      URL history = CrashHistory.class.getResource("crash");
      return Path.of(Objects.requireNonNull(history, "crash").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
