package dev.interlock.alembic.revision;

import java.util.List;

/**
 * One statement of a Python module.
 *
 * @param tokens at least one
 * @param block the first word of the statement at the left margin that contains this one, such as
 *     {@code def}; empty for a statement at the left margin
 */
record PythonStatement(List<Token> tokens, String block) {

  private static final List<String> OWN_NAMES = List.of("def", "class", "async", "lambda", "@");

  PythonStatement {
    tokens = List.copyOf(tokens);
  }

  Token first() {
    return tokens.getFirst();
  }

  boolean isAtMargin() {
    return block.isEmpty();
  }

  /** Whether names that the statement assigns are names of the module. */
  boolean isOfModule() {
    return !OWN_NAMES.contains(isAtMargin() ? first().text() : block);
  }
}
