package dev.interlock.script.token;

/** Reads the tokens of one script from front to back, in linear time. Not thread-safe. */
public interface Lexer {

  /** Returns the script that the offsets of the tokens refer to. */
  String script();

  /**
   * Returns the next token; at the end of the script {@link SqlToken.Kind#END}, on every further
   * call.
   *
   * @throws dev.interlock.script.UnsplittableScript if a quote or comment is never closed
   */
  SqlToken next();
}
