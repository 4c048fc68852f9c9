package dev.interlock.check.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses definitions in the form in which servers print them; names may be quoted. */
final class DefinitionText {

  private DefinitionText() {}

  /**
   * Returns the names of a list in parentheses, without quotes; empty if the list contains anything
   * else.
   *
   * @param open offset of the opening parenthesis
   */
  static Optional<List<String>> names(String text, int open) {
    int close = closing(text, open);
    if (open < 0 || close < 0) {
      return Optional.empty();
    }
    var names = new ArrayList<String>();
    for (String part : parts(text.substring(open + 1, close))) {
      Optional<String> name = name(part.strip());
      if (name.isEmpty()) {
        return Optional.empty();
      }
      names.add(name.get());
    }
    return Optional.of(names);
  }

  /** Returns the offset of the closing parenthesis, or -1. */
  static int closing(String text, int open) {
    int depth = 0;
    boolean quoted = false;
    for (int at = Math.max(0, open); at < text.length(); at++) {
      char c = text.charAt(at);
      quoted ^= c == '"';
      if (!quoted && c == '(') {
        depth++;
      } else if (!quoted && c == ')' && --depth == 0) {
        return at;
      }
    }
    return -1;
  }

  private static List<String> parts(String list) {
    var parts = new ArrayList<String>();
    boolean quoted = false;
    int start = 0;
    for (int at = 0; at < list.length(); at++) {
      quoted ^= list.charAt(at) == '"';
      if (!quoted && list.charAt(at) == ',') {
        parts.add(list.substring(start, at));
        start = at + 1;
      }
    }
    parts.add(list.substring(start));
    return parts;
  }

  private static Optional<String> name(String written) {
    if (written.matches("\"([^\"]|\"\")+\"")) {
      return Optional.of(written.substring(1, written.length() - 1).replace("\"\"", "\""));
    }
    return written.matches("[\\p{L}_][\\p{L}\\p{N}_$]*") ? Optional.of(written) : Optional.empty();
  }
}
