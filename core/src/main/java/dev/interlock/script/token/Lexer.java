package dev.interlock.script.token;

/** Reads the tokens of one script from front to back, in linear time. Not thread-safe. */
public interface Lexer {

  /** The script that the offsets of the tokens refer to. */
  String script();

  /**
   * The next token; {@link SqlToken.Kind#END} at the end, however often it is asked.
   *
   * @throws dev.interlock.script.UnsplittableScript if a quote or comment is never closed
   */
  SqlToken next();
}
