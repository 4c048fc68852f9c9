package dev.interlock.postgresql.script;

/**
 * The character classes of PostgreSQL's lexer; every character beyond ASCII belongs to identifiers.
 */
final class Characters {

  private static final String OPERATORS = "~!@#^&|`?+-*/%<>=";

  private Characters() {}

  static boolean isBlank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isDigitOrUnderscore(char c) {
    return isDigit(c) || c == '_';
  }

  static boolean startsWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
  }

  static boolean continuesWord(char c) {
    return continuesTag(c) || c == '$';
  }

  /** The tag of a dollar quote is an identifier without dollars. */
  static boolean continuesTag(char c) {
    return startsWord(c) || isDigit(c);
  }

  static boolean isOperator(char c) {
    return OPERATORS.indexOf(c) >= 0;
  }
}
