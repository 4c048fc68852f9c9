package dev.interlock.gate.verify.openapi;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Makes a text that matches a simple pattern: literals, classes, groups, choices of which the first
 * is taken, and quantifiers. The result is checked with the pattern; for any other pattern it is
 * empty.
 */
final class PatternSample {

  private static final String CANDIDATES = "a1A0zZ9_- .:/@bcdefBCDEF2345678";
  private static final int LONGEST = 1000;

  private final String pattern;
  private final StringBuilder sample = new StringBuilder();
  private int at;

  private PatternSample(String pattern) {
    this.pattern = pattern;
  }

  static Optional<String> of(String pattern) {
    try {
      var check = Pattern.compile(pattern);
      var made = new PatternSample(pattern);
      return made.read()
          ? Optional.of(made.sample.toString()).filter(t -> check.matcher(t).find())
          : Optional.empty();
    } catch (PatternSyntaxException ofJavaScript) {
      return Optional.empty();
    }
  }

  /** Reads the pattern atom by atom; false where it is not simple. */
  private boolean read() {
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      if (c == '^' || c == '$' || c == '(' || c == ')') {
        at += c == '(' && pattern.startsWith("(?:", at) ? 3 : 1;
        if (c == ')' && at < pattern.length() && "*+?{".indexOf(pattern.charAt(at)) >= 0) {
          return false;
        }
        continue;
      }
      if (c == '|') {
        skipOtherChoices();
        continue;
      }
      int end = endOfAtom();
      if (end < 0) {
        return false;
      }
      Optional<Character> member = member(pattern.substring(at, end));
      at = end;
      int count = count();
      if (member.isEmpty() || count < 0 || sample.length() + count > LONGEST) {
        return false;
      }
      sample.append(String.valueOf(member.get()).repeat(count));
    }
    return true;
  }

  /** Goes to the end of the group, or of the pattern. */
  private void skipOtherChoices() {
    int open = 0;
    while (at < pattern.length() && !(open == 0 && pattern.charAt(at) == ')')) {
      char c = pattern.charAt(at);
      open += c == '(' ? 1 : c == ')' ? -1 : 0;
      int end = endOfAtom();
      at = end < 0 ? pattern.length() : end;
    }
  }

  private int endOfAtom() {
    return switch (pattern.charAt(at)) {
      case '\\' -> at + 2 <= pattern.length() ? at + 2 : -1;
      case '[' -> {
        int close = pattern.indexOf(']', at + 2);
        yield close < 0 ? -1 : close + 1;
      }
      default -> at + 1;
    };
  }

  /** A character that the atom, as a pattern of its own, matches. */
  private static Optional<Character> member(String atom) {
    try {
      var one = Pattern.compile(atom);
      String literal = atom.substring(atom.length() - 1);
      return (CANDIDATES + literal)
          .chars()
          .mapToObj(c -> (char) c)
          .filter(c -> one.matcher(String.valueOf(c)).matches())
          .findFirst();
    } catch (PatternSyntaxException notAnAtom) {
      return Optional.empty();
    }
  }

  /** Reads a quantifier and returns the smallest count, at least one where one is allowed. */
  private int count() {
    if (at >= pattern.length()) {
      return 1;
    }
    return switch (pattern.charAt(at)) {
      case '*', '+', '?' -> {
        at++;
        yield 1;
      }
      case '{' -> bounded();
      default -> 1;
    };
  }

  private int bounded() {
    int close = pattern.indexOf('}', at);
    if (close < 0) {
      return -1;
    }
    String least = pattern.substring(at + 1, close).replaceAll(",.*", "");
    at = close + 1;
    return least.matches("[0-9]{1,4}") ? Integer.parseInt(least) : -1;
  }
}
