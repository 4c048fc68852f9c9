package dev.interlock.script.token;

/** Reads the tokens of one script from front to back, in linear time. Not thread-safe. */
public interface Lexer {

  /** Returns the script that the offsets of the tokens refer to. */
  String script();

  /**
   * Returns the next token; at the end of the script {@link SqlToken.Kind#END}, on every further
   * call.
   *
   * @throws UnsplittableScript if a quote or comment is never closed
   */
  SqlToken next();

  /** Returns the name that a quoted identifier denotes, in the form in which names compare. */
  String name(String quotedWord);

  /** Returns the value of a literal; its prefix and quotes are not part of it. */
  default String value(String literal) {
    return LiteralText.meaning(literal);
  }
}
