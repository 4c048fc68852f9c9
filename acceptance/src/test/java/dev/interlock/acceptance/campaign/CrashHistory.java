package dev.interlock.acceptance.campaign;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The history that the crash campaigns apply: every kind of step, and data that shows repetition.
 */
final class CrashHistory {

  /** Short, so that a run need not wait long for the lease of one that was killed. */
  private static final String LEASE = "1s";

  private CrashHistory() {}

  /**
   * The program that applies it to the database at {@code url}, where {@link Boundaries} may have
   * been before it.
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
