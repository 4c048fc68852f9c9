package dev.interlock.embedded;

import java.io.IOException;

/** Work on files and processes. */
@FunctionalInterface
interface StartStep<T> {

  T run() throws IOException;

  /** Runs it; says what could not be done where it fails. */
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
