package dev.interlock.batch;

import dev.interlock.script.Statement;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A statement with the place for a condition on the rows that it reads.
 *
 * @param original as written
 * @param table the name of the table whose rows it changes or copies, after that of its schema if
 *     it is given; without quotes
 * @param source the same table as a FROM would name it
 * @param qualifier the table's alias, or else its name as written
 * @param where the range of its own condition, without the word WHERE
 * @param at 0-based offset of the place for a WHERE clause, if it has none
 * @param calls the functions whose result decides what a copied row contains, in lower case; empty
 *     unless it is an INSERT
 */
public record BatchedStatement(
    Statement original,
    List<String> table,
    String source,
    String qualifier,
    Optional<Range> where,
    int at,
    SortedSet<String> calls) {

  public BatchedStatement {
    table = List.copyOf(table);
  }

  /** Characters of the statement's text, from {@code start} to the one before {@code end}. */
  record Range(int start, int end) {}

  /** Returns the statement for the rows that also meet this condition; the empty one is true. */
  Statement with(String condition) {
    if (condition.isEmpty()) {
      return original;
    }
    String text = original.text();
    String changed =
        where
            .map(own -> restricted(text, own, condition))
            .orElseGet(() -> text.substring(0, at) + " WHERE " + condition + text.substring(at));
    return Statement.of(changed, original.offset(), original.kind());
  }

  /**
   * Puts the statement's own condition in parentheses. The first one replaces a space, if there is
   * one, so that positions in the server's messages are those of the file.
   */
  private static String restricted(String text, Range own, String condition) {
    int start =
        Character.isWhitespace(text.charAt(own.start() - 1)) ? own.start() - 1 : own.start();
    return "%s(%s) AND %s%s"
        .formatted(
            text.substring(0, start),
            text.substring(own.start(), own.end()),
            condition,
            text.substring(own.end()));
  }
}
