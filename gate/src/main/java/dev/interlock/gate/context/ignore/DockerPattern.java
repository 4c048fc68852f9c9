package dev.interlock.gate.context.ignore;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Translates a pattern of {@code .dockerignore} with the rules of {@code moby/patternmatcher} 0.6:
 * {@code *} and {@code ?} stay within one element, {@code **} spans elements, and everything else
 * is Go's {@code filepath.Match}. It makes the same Go expression as the original, because the
 * original does not escape every character, and some patterns rely on that without knowing it.
 */
final class DockerPattern {

  /** Characters that the original escapes; it forgets {@code {|}} of those that it lists. */
  private static final String ESCAPED = ".+()$";

  private static final String SPECIAL = "*?[]\\";

  private final String pattern;
  private final StringBuilder expression = new StringBuilder();
  private int at;

  private DockerPattern(String pattern) {
    this.pattern = pattern;
  }

  /**
   * Translates a cleaned pattern into an expression that is to be searched in a path.
   *
   * @throws PatternSyntaxException if Docker refuses the pattern
   */
  static Pattern compile(String pattern) {
    GoPatternSyntax.check(pattern);
    return Pattern.compile(expression(pattern), Pattern.DOTALL);
  }

  private static String expression(String pattern) {
    String middle = pattern.startsWith("**") ? pattern.substring(2) : pattern;
    boolean endsOpen = pattern.endsWith("**") && pattern.length() > 2;
    String literal = endsOpen ? pattern.substring(0, pattern.length() - 2) : middle;
    if (!isLiteral(literal)) {
      return "^" + GoExpression.toJava(new DockerPattern(pattern).translate()) + "\\z";
    }
    if (endsOpen) {
      return "^" + Pattern.quote(literal); // compared as a beginning
    }
    if (!pattern.startsWith("**")) {
      return "^" + Pattern.quote(literal) + "\\z";
    }
    return literal.startsWith("/")
        ? "(?:^|/)" + Pattern.quote(literal.substring(1)) + "\\z"
        : Pattern.quote(literal) + "\\z"; // compared as an ending
  }

  private static boolean isLiteral(String text) {
    return text.chars().noneMatch(character -> SPECIAL.indexOf(character) >= 0);
  }

  private String translate() {
    while (at < pattern.length()) {
      char next = pattern.charAt(at++);
      switch (next) {
        case '*' -> star();
        case '?' -> expression.append("[^/]");
        case '\\' -> expression.append('\\').append(pattern.charAt(at++));
        default -> expression.append(ESCAPED.indexOf(next) >= 0 ? "\\" : "").append(next);
      }
    }
    return expression.toString();
  }

  /** Reads {@code **} with a slash after it as any number of elements, even none. */
  private void star() {
    if (!pattern.startsWith("*", at)) {
      expression.append("[^/]*");
      return;
    }
    at++;
    if (pattern.startsWith("/", at)) {
      at++;
    }
    expression.append(at == pattern.length() ? ".*" : "(.*/)?");
  }
}
