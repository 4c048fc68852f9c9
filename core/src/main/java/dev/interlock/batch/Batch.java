package dev.interlock.batch;

import dev.interlock.script.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A statement that runs in batches, each in a transaction of its own.
 *
 * @param statement the author's statement
 * @param key names of the columns that order the rows, in the order of the key
 * @param size rows of the first batch; later ones follow {@link BatchSize}
 * @param pause time between two batches
 */
public record Batch(BatchedStatement statement, List<String> key, int size, Duration pause) {

  public Batch {
    key = List.copyOf(key);
  }

  /** Returns the table whose rows are divided, as a query reads it: {@code ONLY app."Order"}. */
  public String table() {
    return statement.source();
  }

  /** Returns the key as a list of quoted columns. */
  public String columns() {
    return key.stream().map(Batch::quoted).collect(Collectors.joining(", "));
  }

  /** Returns table and key in the words in which the journal keeps them. */
  public String division() {
    return "%s by %s".formatted(table(), columns());
  }

  /** Returns the statement for a part of the rows. */
  public Statement within(KeyRange range) {
    String before = statement.qualifier() + ".";
    return statement.with(
        range.condition(
            key.stream().map(column -> before + quoted(column)).collect(Collectors.joining(", "))));
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
