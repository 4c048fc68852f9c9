package dev.interlock.layout;

import dev.interlock.history.Printable;

/** Walks over one directive line from left to right and remembers where it is. */
final class DirectiveLine {

  private static final String PREFIX = "interlock";

  private final String text;
  private final int offset;
  private int at;

  /** Stands before the directive's name; {@code line} must have passed {@link #isDirective}. */
  DirectiveLine(Header.Line line) {
    this.text = line.text();
    this.offset = line.offset();
    this.at = text.length() - afterPrefix(text).length();
  }

  /** Whether a comment addresses Interlock: {@code interlock:}, in any case. */
  static boolean isDirective(String comment) {
    return isAddressed(comment) && afterPrefix(comment).startsWith(":");
  }

  /** Whether a comment begins with Interlock's name. */
  static boolean isAddressed(String comment) {
    return comment.stripLeading().regionMatches(true, 0, PREFIX, 0, PREFIX.length());
  }

  private static String afterPrefix(String comment) {
    return comment.stripLeading().substring(PREFIX.length()).stripLeading();
  }

  /** Steps over a character if it comes next, after blanks. */
  boolean skip(char expected) {
    skipBlanks();
    boolean found = at < text.length() && text.charAt(at) == expected;
    at += found ? 1 : 0;
    return found;
  }

  /** Whether a character comes next, after blanks. */
  boolean isNext(char expected) {
    skipBlanks();
    return at < text.length() && text.charAt(at) == expected;
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  /** The letters, digits and hyphens that come next; may be empty. */
  String name() {
    skipBlanks();
    int start = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '-')) {
      at++;
    }
    return text.substring(start, at);
  }

  /** Everything up to the next blank or quote, or the blank after a comma; may be empty. */
  String value() {
    String word = word();
    return word.endsWith(",") ? word + value() : word;
  }

  private String word() {
    skipBlanks();
    int start = at;
    while (at < text.length()
        && !Character.isWhitespace(text.charAt(at))
        && text.charAt(at) != '"') {
      at++;
    }
    return text.substring(start, at);
  }

  /** The text in double quotes that comes next. */
  String quoted(String directive) {
    int start = at;
    if (!skip('"')) {
      throw bad("`" + directive + "` has no reason.", "Add the reason in double quotes.", start);
    }
    int open = at - 1;
    var words = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      words.append(text.charAt(at++));
    }
    if (!skip('"')) {
      throw bad("the reason of `" + directive + "` is not closed.", "Close it with `\"`.", open);
    }
    if (words.toString().isBlank()) {
      throw bad(
          "the reason of `" + directive + "` is empty.",
          "Write the reason between the quotes.",
          open);
    }
    return words.toString();
  }

  /** What is left of the line. */
  String rest() {
    String rest = text.substring(at).strip();
    at = text.length();
    return rest;
  }

  /** Refuses anything that is left. */
  void expectEnd() {
    skipBlanks();
    if (at < text.length()) {
      int start = at;
      String rest = Printable.of(rest());
      throw bad(
          "`" + rest + "` after the directive cannot be read.",
          "Write one directive per line.",
          start);
    }
  }

  /** 0-based offset in the line of what comes next. */
  int position() {
    skipBlanks();
    return at;
  }

  /** 0-based character offset in the file of a position in the line. */
  int offsetOf(int position) {
    return offset + position;
  }

  /** A complaint that marks everything from {@code start} to where we are. */
  BadDirective bad(String message, String help, int start) {
    return new BadDirective(message, help, offset + start, at - start);
  }
}
