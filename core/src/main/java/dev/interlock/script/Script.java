package dev.interlock.script;

import dev.interlock.finding.Place;
import java.util.List;

/**
 * The text of one file together with its statements.
 *
 * @param file path as the user would write it
 * @param text the whole text, without a byte order mark
 * @param statements in the order of the text
 */
public record Script(String file, String text, List<Statement> statements) {

  public Script {
    statements = List.copyOf(statements);
  }

  /**
   * Splits {@code text}.
   *
   * @throws UnsplittableScript if the text ends inside a quote, comment or block
   */
  public static Script of(String file, String text, ScriptSplitter splitter) {
    return new Script(file, text, splitter.split(text));
  }

  /** The number of a statement, from 0; of one that runs in the place of another, of that one. */
  public int numberOf(Statement statement) {
    int low = 0;
    int high = statements.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int offset = statements.get(middle).offset();
      if (offset == statement.offset()) {
        return middle;
      }
      if (offset < statement.offset()) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    throw new IllegalArgumentException("no statement of this script: " + statement);
  }

  /** Where a statement begins, with its first line marked. */
  public Place placeOf(Statement statement) {
    return placeOf(statement, 0, statement.text().length());
  }

  /**
   * A stretch of a statement.
   *
   * @param offset 0-based character offset in the statement's text
   * @param length characters to mark; cut at the end of the line
   */
  public Place placeOf(Statement statement, int offset, int length) {
    return Place.in(file, text, statement.offset() + offset, length);
  }
}
