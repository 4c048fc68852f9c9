package dev.interlock.effect;

import dev.interlock.history.ScriptFile;
import java.util.List;
import java.util.Optional;

/**
 * A statement of a script with its effect in a replay.
 *
 * @param number the 0-based number of the statement in the script
 * @param step the 0-based number of its step in the script; the statements of a step share a
 *     transaction
 */
public record ObservedStatement(int number, int step, StatementEffect effect) {

  /**
   * Returns the observed statements of a script, ascending. A replay has one effect for each
   * statement, except for those that begin or end a transaction.
   *
   * @param effects the effects of one migration's parts, in their order
   * @return empty if they are not the effects of these statements
   */
  public static Optional<List<ObservedStatement>> of(
      ScriptFile file, List<StatementEffect> effects) {
    return new StatementMatching(file, effects).observed();
  }
}
