package dev.interlock.gate.context.ignore;

import java.util.regex.PatternSyntaxException;

/** The syntax of patterns of Go's {@code path/filepath.Match}, which Docker checks first. */
final class GoPatternSyntax {

  private final String pattern;
  private int at;

  private GoPatternSyntax(String pattern) {
    this.pattern = pattern;
  }

  /**
   * Checks escapes and classes.
   *
   * @throws PatternSyntaxException if {@code filepath.Match} returns {@code ErrBadPattern}
   */
  static void check(String pattern) {
    var syntax = new GoPatternSyntax(pattern);
    while (syntax.at < pattern.length()) {
      syntax.one();
    }
  }

  private void one() {
    switch (next()) {
      case '\\' -> next();
      case '[' -> characterClass();
      default -> {}
    }
  }

  private void characterClass() {
    if (peek() == '^') {
      next();
    }
    int ranges = 0;
    while (ranges == 0 || peek() != ']') {
      member();
      if (peek() == '-') {
        next();
        member();
      }
      ranges++;
    }
    next();
  }

  private void member() {
    char first = next();
    if (first == '-' || first == ']') {
      throw bad();
    }
    if (first == '\\') {
      next();
    }
    peek();
  }

  private char peek() {
    if (at >= pattern.length()) {
      throw bad();
    }
    return pattern.charAt(at);
  }

  private char next() {
    char found = peek();
    at++;
    return found;
  }

  private PatternSyntaxException bad() {
    return new PatternSyntaxException("syntax error in pattern", pattern, at);
  }
}
