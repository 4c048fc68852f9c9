package dev.interlock.dialect.backup;

import java.io.IOException;
import java.io.OutputStream;

/** Rows that a database sends, one line for each, in the text format of its copy. */
@FunctionalInterface
public interface RowSource {

  /**
   * Sends the rows.
   *
   * @return the number of rows as the server counts them
   * @throws IOException if the stream does not take them
   */
  long copyTo(OutputStream out) throws IOException;
}
