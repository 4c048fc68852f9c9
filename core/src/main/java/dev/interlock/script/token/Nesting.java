package dev.interlock.script.token;

/** Decides whether a semicolon ends the statement or belongs to it. One instance per statement. */
public interface Nesting {

  /** Reads the last token of the statement so far. */
  void follow(TokenSequence statement);

  /** Whether a semicolon at this point belongs to the statement. */
  boolean isOpen();

  /**
   * Called when the script ends before the statement does.
   *
   * @throws UnsplittableScript if a block is open that determines the end of the statement
   */
  void requireClosed();
}
