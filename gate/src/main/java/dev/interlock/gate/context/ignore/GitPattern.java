package dev.interlock.gate.context.ignore;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Translates a pattern of {@code .gitignore} into a regular expression ({@code gitignore(5)}): a
 * slash at its start or in its middle anchors it, {@code **} spans folders only between slashes.
 */
final class GitPattern {

  private final String pattern;
  private final StringBuilder regex = new StringBuilder();
  private int at;

  private GitPattern(String pattern) {
    this.pattern = pattern;
  }

  /**
   * Translates a pattern without its {@code !} and without a slash at its end.
   *
   * @throws PatternSyntaxException if the pattern matches nothing, as one with an open class
   */
  static Pattern compile(String pattern) {
    boolean isAnchored = pattern.contains("/");
    String relative = pattern.startsWith("/") ? pattern.substring(1) : pattern;
    String translated = new GitPattern(relative).translate();
    return Pattern.compile((isAnchored ? "^" : "(?:^|/)") + translated + "\\z", Pattern.DOTALL);
  }

  private String translate() {
    while (at < pattern.length()) {
      char next = pattern.charAt(at);
      switch (next) {
        case '*' -> stars();
        case '?' -> append("[^/]");
        case '[' -> characterClass();
        case '\\' -> escape();
        default -> append(Pattern.quote(String.valueOf(next)));
      }
    }
    return regex.toString();
  }

  private void append(String translated) {
    regex.append(translated);
    at++;
  }

  private void stars() {
    int end = at;
    while (end < pattern.length() && pattern.charAt(end) == '*') {
      end++;
    }
    boolean isWhole = end - at == 2 && (at == 0 || pattern.charAt(at - 1) == '/');
    boolean isLast = end == pattern.length();
    boolean beforeSlash = !isLast && pattern.charAt(end) == '/';
    at = end;
    if (isWhole && isLast) {
      regex.append(".+");
    } else if (isWhole && beforeSlash) {
      regex.append("(?:.*/)?");
      at++;
    } else {
      regex.append("[^/]*");
    }
  }

  private void escape() {
    if (at + 1 == pattern.length()) {
      throw new PatternSyntaxException("escape at the end", pattern, at);
    }
    regex.append(Pattern.quote(String.valueOf(pattern.charAt(at + 1))));
    at += 2;
  }

  /** Copies a class; Java reads POSIX names and negation in another way. */
  private void characterClass() {
    int start = at + 1;
    boolean isNegated =
        start < pattern.length() && (pattern.charAt(start) == '!' || pattern.charAt(start) == '^');
    int first = isNegated ? start + 1 : start;
    var members = new StringBuilder();
    int i = first;
    while (i == first || charAt(i) != ']') {
      i = member(i, members);
    }
    regex.append(isNegated ? "[^/" : "[").append(members).append(']');
    at = i + 1;
  }

  private int member(int i, StringBuilder members) {
    if (charAt(i) == '[' && charAt(i + 1) == ':') {
      int end = pattern.indexOf(":]", i);
      if (end < 0) {
        throw new PatternSyntaxException("open class", pattern, i);
      }
      members.append("\\p{").append(posix(pattern.substring(i + 2, end))).append('}');
      return end + 2;
    }
    boolean isEscaped = charAt(i) == '\\';
    char member = charAt(isEscaped ? i + 1 : i);
    boolean isPlain = Character.isLetterOrDigit(member) || (member == '-' && !isEscaped);
    members.append(isPlain ? "" : "\\").append(member);
    return isEscaped ? i + 2 : i + 1;
  }

  private static String posix(String name) {
    return switch (name) {
      case "xdigit" -> "XDigit";
      case "alnum",
          "alpha",
          "blank",
          "cntrl",
          "digit",
          "graph",
          "lower",
          "print",
          "punct",
          "space",
          "upper" ->
          Character.toUpperCase(name.charAt(0)) + name.substring(1);
      default -> throw new PatternSyntaxException("unknown class", name, 0);
    };
  }

  private char charAt(int index) {
    if (index >= pattern.length()) {
      throw new PatternSyntaxException("open class", pattern, index);
    }
    return pattern.charAt(index);
  }
}
