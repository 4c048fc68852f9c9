package dev.interlock.gate.diagnosis;

/**
 * Finds words that every match of a regular expression contains, so that a search for them can save
 * the match: a log has many lines and there are many wordings.
 */
final class PlainWords {

  /** Characters that end a run of plain text, besides the repetitions. */
  private static final String SPECIAL = ".^$+";

  private final StringBuilder run = new StringBuilder();
  private String longest = "";
  private int depth;

  private PlainWords() {}

  /**
   * Returns the longest run of plain characters outside of groups and classes; empty if there is
   * none, or if the expression has alternatives outside of groups.
   */
  static String of(String expression) {
    return new PlainWords().longest(expression);
  }

  private String longest(String expression) {
    for (int at = 0; at < expression.length(); at++) {
      char c = expression.charAt(at);
      if (c == '\\') {
        at++;
        escaped(expression.charAt(at));
      } else if (c == '[') {
        endRun();
        at = endOfClass(expression, at);
      } else if (c == '(' || c == ')') {
        endRun();
        depth += c == '(' ? 1 : -1;
      } else if (c == '|' && depth == 0) {
        return "";
      } else if (c == '?' || c == '*' || c == '{') {
        dropLast();
        at = c == '{' ? expression.indexOf('}', at) : at;
      } else if (SPECIAL.indexOf(c) >= 0) {
        endRun();
      } else if (depth == 0) {
        run.append(c);
      }
    }
    endRun();
    return longest;
  }

  /** An escaped letter or digit is a class or a reference; other characters mean themselves. */
  private void escaped(char c) {
    if (Character.isLetterOrDigit(c)) {
      endRun();
    } else if (depth == 0) {
      run.append(c);
    }
  }

  private static int endOfClass(String expression, int from) {
    int at = from + 1;
    while (expression.charAt(at) != ']') {
      at += expression.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }

  /** The repeated character may be missing. */
  private void dropLast() {
    if (!run.isEmpty()) {
      run.setLength(run.length() - 1);
    }
    endRun();
  }

  private void endRun() {
    if (run.length() > longest.length()) {
      longest = run.toString();
    }
    run.setLength(0);
  }
}
