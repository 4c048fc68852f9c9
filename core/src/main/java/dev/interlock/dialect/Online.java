package dev.interlock.dialect;

import dev.interlock.history.OnlineSequence;

/** Answer of an {@link OnlineRewriter}. */
public sealed interface Online {

  /** The steps that have the effect of the statement. */
  record Possible(OnlineSequence sequence) implements Online {}

  /**
   * No steps are known.
   *
   * @param why the reason, as part of a sentence
   */
  record Impossible(String why) implements Online {}
}
