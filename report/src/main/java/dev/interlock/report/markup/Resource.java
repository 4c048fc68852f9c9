package dev.interlock.report.markup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads the program's own style sheets, scripts and templates. */
public final class Resource {

  private Resource() {}

  /**
   * Returns the text of a file beside a class.
   *
   * @throws IllegalStateException if the program was built without it
   */
  public static String text(Class<?> beside, String name) {
    try (var stream = beside.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("The program has no file " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
