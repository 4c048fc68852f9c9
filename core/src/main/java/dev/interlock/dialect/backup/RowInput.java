package dev.interlock.dialect.backup;

import java.io.IOException;
import java.io.InputStream;

/**
 * Saved rows to put back.
 *
 * @param count the number of rows that were saved
 * @param file opens the rows
 */
public record RowInput(SavedRows rows, long count, Opening file) {

  /** Opens the lines of a copy. */
  @FunctionalInterface
  public interface Opening {

    /**
     * Opens the lines. The stream fails at its end, at the latest, if they are not those that were
     * saved.
     */
    InputStream open() throws IOException;
  }
}
