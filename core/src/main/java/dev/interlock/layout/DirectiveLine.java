package dev.interlock.layout;

import dev.interlock.history.Printable;

/** A cursor over one directive line. */
final class DirectiveLine {

  private static final String PREFIX = "interlock";

  private final String text;
  private final int offset;
  private int at;

  /** Starts before the directive's name; {@code line} must satisfy {@link #isDirective}. */
  DirectiveLine(Header.Line line) {
    this.text = line.text();
    this.offset = line.offset();
    this.at = text.length() - afterPrefix(text).length();
  }

  /** Whether a comment is a directive: {@code interlock:}, in any case. */
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

  /** Moves past a character if it comes next, after spaces. */
  boolean skip(char expected) {
    skipSpaces();
    boolean found = at < text.length() && text.charAt(at) == expected;
    at += found ? 1 : 0;
    return found;
  }

  /** Whether a character comes next, after spaces. */
  boolean isNext(char expected) {
    skipSpaces();
    return at < text.length() && text.charAt(at) == expected;
  }

  private void skipSpaces() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  /** Reads the next letters, digits and hyphens; may be empty. */
  String name() {
    skipSpaces();
    int start = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '-')) {
      at++;
    }
    return text.substring(start, at);
  }

  /** Reads up to the next space or quote, including spaces after commas; may be empty. */
  String value() {
    String word = word();
    return word.endsWith(",") ? word + value() : word;
  }

  private String word() {
    skipSpaces();
    int start = at;
    while (at < text.length()
        && !Character.isWhitespace(text.charAt(at))
        && text.charAt(at) != '"') {
      at++;
    }
    return text.substring(start, at);
  }

  /** Reads the next text in double quotes. */
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

  /** Reads the rest of the line. */
  String rest() {
    String rest = text.substring(at).strip();
    at = text.length();
    return rest;
  }

  /** Throws if the line has more text. */
  void expectEnd() {
    skipSpaces();
    if (at < text.length()) {
      int start = at;
      String rest = Printable.of(rest());
      throw bad(
          "`" + rest + "` after the directive cannot be read.",
          "Write one directive per line.",
          start);
    }
  }

  /** Returns the 0-based offset of the next text in the line. */
  int position() {
    skipSpaces();
    return at;
  }

  /** Returns the 0-based character offset in the file for a position in the line. */
  int offsetOf(int position) {
    return offset + position;
  }

  /** Creates a problem that marks the text from {@code start} to the current position. */
  BadDirective bad(String message, String help, int start) {
    return new BadDirective(message, help, offset + start, at - start);
  }
}
