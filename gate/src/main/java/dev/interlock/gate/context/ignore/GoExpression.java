package dev.interlock.gate.context.ignore;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression of Go ({@code regexp/syntax}), written for Java where the two differ:
 * brackets and {@code &} within a class, and braces that repeat nothing.
 */
final class GoExpression {

  /** Letters that both read alike after a backslash. */
  private static final String SHARED_ESCAPES = "dwsDWSbBAzntrfa";

  private static final Pattern REPETITION = Pattern.compile("\\{\\d+(?:,\\d*)?}");

  private final String expression;
  private final StringBuilder java = new StringBuilder();
  private int at;

  private GoExpression(String expression) {
    this.expression = expression;
  }

  /**
   * Translates an expression.
   *
   * @throws PatternSyntaxException if Go does not know an escape
   */
  static String toJava(String expression) {
    var reading = new GoExpression(expression);
    while (reading.at < expression.length()) {
      reading.one();
    }
    return reading.java.toString();
  }

  private void one() {
    char next = expression.charAt(at);
    switch (next) {
      case '\\' -> escape();
      case '[' -> characterClass();
      case '{' -> brace();
      case ']', '}' -> append("\\" + next);
      default -> append(String.valueOf(next));
    }
  }

  private void append(String translated) {
    java.append(translated);
    at++;
  }

  private void escape() {
    char escaped = expression.charAt(at + 1);
    boolean isWord = escaped < 128 && Character.isLetterOrDigit(escaped);
    if (isWord && SHARED_ESCAPES.indexOf(escaped) < 0) {
      throw new PatternSyntaxException("unknown escape", expression, at);
    }
    java.append('\\').append(escaped);
    at += 2;
  }

  private void brace() {
    Matcher repetition = REPETITION.matcher(expression).region(at, expression.length());
    if (repetition.lookingAt()) {
      java.append(repetition.group());
      at = repetition.end();
    } else {
      append("\\{");
    }
  }

  private void characterClass() {
    append("[");
    if (expression.startsWith("^", at)) {
      append("^");
    }
    if (expression.startsWith("]", at)) {
      append("\\]");
    }
    while (at < expression.length() && expression.charAt(at) != ']') {
      char member = expression.charAt(at);
      switch (member) {
        case '\\' -> escape();
        case '[', '&' -> append("\\" + member);
        default -> append(String.valueOf(member));
      }
    }
    if (at < expression.length()) {
      append("]");
    }
  }
}
