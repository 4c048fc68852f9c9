package dev.interlock.batch;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rows of one batch: those whose key is above one value and not above another. Keys are SQL
 * literals joined by commas.
 *
 * @param after the last key of the batch before; empty for the first batch
 * @param upTo the last key of this batch; empty for the last batch, which has no upper end
 * @param rows the number of rows when the range was read
 */
public record KeyRange(Optional<String> after, Optional<String> upTo, long rows) {

  /** Whether no batch follows. */
  public boolean isLast() {
    return upTo.isEmpty();
  }

  /** Returns the condition on these columns; empty if all rows are in the range. */
  String condition(String columns) {
    return Stream.of(
            after.map(key -> "(%s) > (%s)".formatted(columns, key)),
            upTo.map(key -> "(%s) <= (%s)".formatted(columns, key)))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" AND "));
  }
}
