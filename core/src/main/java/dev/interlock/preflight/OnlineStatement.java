package dev.interlock.preflight;

import dev.interlock.dialect.Online;
import dev.interlock.effect.SeenStatement;
import dev.interlock.history.Migration;
import dev.interlock.history.OnlineSequence;

/**
 * A planned statement that would keep others waiting, with the steps that do not.
 *
 * @param number the 0-based number of the statement in its script
 */
record OnlineStatement(Migration migration, int number, SeenStatement seen, Online answer) {

  /** Identifies a statement of a plan. */
  record Key(Migration migration, int number) {}

  Key key() {
    return new Key(migration, number);
  }

  boolean isPossible() {
    return answer instanceof Online.Possible;
  }

  OnlineSequence sequence() {
    if (answer instanceof Online.Possible(OnlineSequence sequence)) {
      return sequence;
    }
    throw new IllegalStateException("no steps for " + key());
  }
}
