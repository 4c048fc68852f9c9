package dev.interlock.preflight;

import dev.interlock.script.token.TokenSequence;
import java.util.Optional;

/** Finds the expression that converts the values of a column (PostgreSQL manual, ALTER TABLE). */
final class UsingClause {

  private UsingClause() {}

  /**
   * Returns the expression after {@code USING} for a column; empty if there is none.
   *
   * @param statement an {@code ALTER TABLE} with any number of actions
   */
  static Optional<String> of(TokenSequence statement, String column) {
    int from = 0;
    int depth = 0;
    for (int i = 0; i <= statement.size(); i++) {
      if (i == statement.size() || (depth == 0 && statement.isSymbol(i, ","))) {
        Optional<String> found = inAction(statement.part(from, i), column);
        if (found.isPresent()) {
          return found;
        }
        from = i + 1;
      }
      depth += depth(statement, i);
    }
    return Optional.empty();
  }

  private static Optional<String> inAction(TokenSequence action, String column) {
    int depth = 0;
    boolean isOfColumn = false;
    for (int i = 0; i < action.size(); i++) {
      boolean isAlter = action.isWord(i - 1, "alter") || action.hasWords(i - 2, "alter", "column");
      isOfColumn |= depth == 0 && isAlter && action.isName(i, column);
      if (isOfColumn && depth == 0 && action.isWord(i, "using")) {
        return Optional.of(action.text(i + 1, action.size()));
      }
      depth += depth(action, i);
    }
    return Optional.empty();
  }

  private static int depth(TokenSequence tokens, int at) {
    return tokens.isSymbol(at, "(") ? 1 : tokens.isSymbol(at, ")") ? -1 : 0;
  }
}
