package dev.interlock.script.token;

/** Knows whether a semicolon ends the statement or belongs to it. One instance per statement. */
public interface Nesting {

  /** Takes note of the last token of the statement so far. */
  void follow(TokenSequence statement);

  /** Whether a semicolon that comes now belongs to the statement. */
  boolean isOpen();

  /**
   * Called when the script ends before the statement does.
   *
   * @throws dev.interlock.script.UnsplittableScript if something is open whose end decides where
   *     the statement ends
   */
  void requireClosed();
}
