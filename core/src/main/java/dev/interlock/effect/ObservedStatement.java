package dev.interlock.effect;

import dev.interlock.history.ScriptFile;
import java.util.List;
import java.util.Optional;

/**
 * A statement of a script, and what a replay saw it do.
 *
 * @param number the statement's in the script, from 0
 * @param step number of the step that it ran in, from 0, among the steps of the script; what is in
 *     one step shares a transaction, or is alone
 */
public record ObservedStatement(int number, int step, StatementEffect effect) {

  /**
   * Those of a script, ascending. A replay has an effect of each statement once, but of none that
   * begins or ends a transaction.
   *
   * @param effects of the parts of one migration, in their order
   * @return empty if they are not the effects of these very statements
   */
  public static Optional<List<ObservedStatement>> of(
      ScriptFile file, List<StatementEffect> effects) {
    return new StatementMatching(file, effects).observed();
  }
}
