package dev.interlock.dialect.data;

import java.util.Locale;
import java.util.Optional;

/** The size of a table now, or the reason why it is unknown. */
public sealed interface TableSize {

  /**
   * The size with all partitions.
   *
   * @param bytes on disk, with indexes and large values
   * @param rows the server's estimate; empty if it has not counted the rows yet
   */
  record Measured(ByteSize bytes, Optional<Long> rows) implements TableSize {

    /** Returns such as {@code 42 GB, about 3,400,000 rows}. */
    public String words() {
      return rows.map(count ->
              String.format(
                  Locale.ROOT, "%s, about %,d row%s", bytes, count, count == 1 ? "" : "s"))
          .orElseGet(bytes::toString);
    }
  }

  /**
   * No answer.
   *
   * @param isTimeout whether the query was stopped
   * @param said the server's words
   */
  record Unknown(boolean isTimeout, String said) implements TableSize {}
}
