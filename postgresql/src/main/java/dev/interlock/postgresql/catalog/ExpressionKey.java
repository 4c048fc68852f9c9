package dev.interlock.postgresql.catalog;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The key of a stored expression, which determines how the server prints it: its tree ({@code
 * pg_node_tree}, written by {@code nodeToString} in outfuncs.c) without the locations in the
 * statement, and the names of the columns it refers to. Expressions with equal keys are printed
 * alike.
 */
final class ExpressionKey {

  /** The labels of fields; each follows a colon. */
  private static final String LOCATION = "location ";

  private static final String COLUMN = "varattno ";

  private ExpressionKey() {}

  /**
   * Returns the key of an expression.
   *
   * @param names the names of the columns of its table
   * @return null if it refers to anything but columns, such as the whole row
   */
  static @Nullable String of(String tree, IntFunction<@Nullable String> names) {
    var shape = new StringBuilder(tree.length());
    var columns = new StringBuilder();
    int from = 0;
    for (int label = tree.indexOf(':') + 1; label > 0; label = tree.indexOf(':', label) + 1) {
      if (tree.startsWith(LOCATION, label)) {
        shape.append(tree, from, label);
        from = endOfNumber(tree, label + LOCATION.length());
      } else if (tree.startsWith(COLUMN, label)) {
        int number = label + COLUMN.length();
        String name = names.apply(Integer.parseInt(tree, number, endOfNumber(tree, number), 10));
        if (name == null) {
          return null;
        }
        columns.append('\0').append(name);
      }
    }
    return shape.append(tree, from, tree.length()).append(columns).toString();
  }

  private static int endOfNumber(String tree, int start) {
    int end = start;
    while (end < tree.length() && (tree.charAt(end) == '-' || isDigit(tree.charAt(end)))) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }
}
