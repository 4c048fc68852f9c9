package dev.interlock.script.token;

/**
 * The smallest piece of a script that means something; white space and comments are none.
 *
 * @param start 0-based character offset of the first character in the script
 * @param end offset after the last one
 */
public record SqlToken(Kind kind, int start, int end) {

  /** What a token is, as far as splitting and classifying need to know. */
  public enum Kind {
    /** An unquoted keyword or identifier. */
    WORD,
    /** A quoted identifier, with its quotes. */
    QUOTED_WORD,
    /** A literal in quotes of any sort, with its quotes and prefix. */
    STRING,
    /** A further piece of the {@link #STRING} before it, after a line end: {@code 'a' ⏎ 'b'}. */
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

  /** Number of characters. */
  public int length() {
    return end - start;
  }

  boolean is(Kind wanted) {
    return kind == wanted;
  }
}
