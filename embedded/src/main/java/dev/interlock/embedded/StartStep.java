package dev.interlock.embedded;

import java.io.IOException;

/** A step that works on files and processes. */
@FunctionalInterface
interface StartStep<T> {

  T run() throws IOException;

  /**
   * Runs the step.
   *
   * @throws EmbeddedPostgresException with the given message if the step fails
   */
  static <T> T attempt(String failure, StartStep<T> step) {
    try {
      return step.run();
    } catch (IOException e) {
      throw new EmbeddedPostgresException(
          failure + ": " + e.getMessage(),
          "Check that the folder can be written and its disk has 100 MB left.",
          e);
    }
  }
}
