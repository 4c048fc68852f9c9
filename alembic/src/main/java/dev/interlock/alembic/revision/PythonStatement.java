package dev.interlock.alembic.revision;

import java.util.List;

/**
 * One statement of a Python module.
 *
 * @param tokens at least one
 * @param indent the number of characters before it on its line; of a statement after a semicolon,
 *     that of the first one
 * @param block the first word of the statement at the left margin that contains this one, such as
 *     {@code def}; empty for a statement at the left margin
 */
record PythonStatement(List<Token> tokens, String block, int indent) {

  private static final List<String> OWN_NAMES = List.of("def", "class", "async", "lambda", "@");

  PythonStatement {
    tokens = List.copyOf(tokens);
  }

  Token first() {
    return tokens.getFirst();
  }

  /** Whether it is only a text, such as a docstring. */
  boolean isText() {
    return tokens.size() == 1 && first().isString();
  }

  boolean isAtMargin() {
    return block.isEmpty();
  }

  /** Whether names that the statement assigns are names of the module. */
  boolean isOfModule() {
    return !OWN_NAMES.contains(isAtMargin() ? first().text() : block);
  }
}
