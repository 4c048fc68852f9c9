package dev.interlock.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file with the expected output. Texts are UTF-8 and must be equal byte for byte.
 *
 * <p>With {@code -Dgolden.update=true} a different or missing file is rewritten, and the test still
 * fails, so that a run that changed a golden file never passes.
 */
public final class Golden {

  private final Path file;
  private final boolean update;

  Golden(Path file, boolean update) {
    this.file = file;
    this.update = update;
  }

  /** Returns the golden file at that path, which need not exist. */
  public static Golden of(Path file) {
    return new Golden(file, Boolean.getBoolean("golden.update"));
  }

  /** Fails unless the file's content is exactly {@code actual}. */
  public void verify(String actual) {
    try {
      var expected = Files.exists(file) ? Files.readString(file) : null;
      if (update && !actual.equals(expected)) {
        Files.writeString(file, actual);
        throw new AssertionError(
            "%s was rewritten: review the difference, then run without -Dgolden.update."
                .formatted(file));
      }
      assertThat(actual)
          .as("%s (rewrite it with -Dgolden.update=true)", file)
          .isEqualTo(expected == null ? "" : expected);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
