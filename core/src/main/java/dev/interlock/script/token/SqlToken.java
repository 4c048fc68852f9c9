package dev.interlock.script.token;

/**
 * One token of a script. White space and comments are not tokens.
 *
 * @param start 0-based character offset of the first character in the script
 * @param end offset after the last one
 */
public record SqlToken(Kind kind, int start, int end) {

  /** The kind of a token, as detailed as splitting and classification require. */
  public enum Kind {
    /** An unquoted keyword or identifier. */
    WORD,
    /** A quoted identifier, with its quotes. */
    QUOTED_WORD,
    /** A quoted literal of any kind, with its quotes and prefix. */
    STRING,
    /** A continuation of the {@link #STRING} before it, after a line end: {@code 'a' ⏎ 'b'}. */
    CONTINUATION,
    /** A number, a parameter, an operator or a punctuation mark. */
    SYMBOL,
    /** A semicolon. */
    SEMICOLON,
    /** A command of an interactive client, to the end of its line. */
    CLIENT,
    /** The end of the script; empty. */
    END
  }

  /** Returns the number of characters. */
  public int length() {
    return end - start;
  }

  boolean is(Kind wanted) {
    return kind == wanted;
  }
}
