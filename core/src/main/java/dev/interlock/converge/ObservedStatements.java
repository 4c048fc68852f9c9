package dev.interlock.converge;

import dev.interlock.history.ScriptFile;
import dev.interlock.history.Step;
import dev.interlock.script.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which statements of a script a replay has an effect of: all but BEGIN and COMMIT, each once; the
 * settings of a statement that runs alone belong to it.
 */
final class ObservedStatements {

  private ObservedStatements() {}

  /** Their numbers in the script, from 0, ascending. */
  static List<Integer> of(ScriptFile file) {
    List<Statement> all = file.script().statements();
    var numbers = new ArrayList<Integer>();
    for (Step step : file.steps(Set.of()).steps()) {
      List<Statement> statements =
          switch (step) {
            case Step.Transactional(var begin, var together) -> together;
            case Step.Bare(var settings, var alone) -> List.of(alone);
          };
      for (Statement statement : statements) {
        int number = all.indexOf(statement);
        if (numbers.isEmpty() || number > numbers.getLast()) {
          numbers.add(number);
        }
      }
    }
    return numbers;
  }
}
