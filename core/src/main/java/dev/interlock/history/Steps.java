package dev.interlock.history;

import dev.interlock.finding.Finding;
import dev.interlock.script.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A script as steps.
 *
 * <p>Statements outside {@code BEGIN … COMMIT} are joined to the longest runs that one transaction
 * can hold: a file without transaction control is one step. Each {@code BEGIN … COMMIT} is a step
 * of its own, and so is each statement that cannot run in a transaction or that runs in batches. If
 * the author wants each statement to commit by itself, each is a step; see {@link Commits#EACH}.
 *
 * @param steps in file order; to be run only if {@link #errors} is empty
 * @param problems transaction control that is not supported or suspicious, and client commands
 */
public record Steps(List<Step> steps, List<Finding> problems) {

  public Steps {
    steps = List.copyOf(steps);
    problems = List.copyOf(problems);
  }

  /**
   * Divides a script.
   *
   * @param alsoNonTransactional 0-based numbers of statements that the server refused to run in a
   *     transaction (SQLSTATE 25001) although their text does not show it
   */
  public static Steps of(Script script, Set<Integer> alsoNonTransactional) {
    return of(script, Commits.TOGETHER, alsoNonTransactional);
  }

  /** Divides a script with a given grouping into transactions. */
  public static Steps of(Script script, Commits commits, Set<Integer> alsoNonTransactional) {
    return of(script, commits, alsoNonTransactional, Map.of());
  }

  /**
   * Divides a script of which some statements run online.
   *
   * @param online the sequences by the 0-based number of the statement that each replaces
   */
  public static Steps of(
      Script script,
      Commits commits,
      Set<Integer> alsoNonTransactional,
      Map<Integer, OnlineSequence> online) {
    var divider = new StepDivider(script, commits, online);
    for (int i = 0; i < script.statements().size(); i++) {
      divider.add(i, alsoNonTransactional.contains(i));
    }
    return divider.finish();
  }

  /** Returns the problems that prevent the script from running. */
  public List<Finding> errors() {
    return problems.stream().filter(Finding::isError).toList();
  }

  /**
   * Returns the steps for a database with few rows, where a batched statement runs as a whole, in
   * the transaction of the statements around it.
   */
  public Steps withoutBatches() {
    var joined = new ArrayList<Step>();
    boolean afterBatch = false;
    for (Step step : steps) {
      boolean isBatch = step instanceof Step.Batched;
      Step whole = step instanceof Step.Batched batched ? batched.whole() : step;
      Optional<Step> both = isBatch || afterBatch ? joined(joined, whole) : Optional.empty();
      both.ifPresent(together -> joined.removeLast());
      joined.add(both.orElse(whole));
      afterBatch = isBatch;
    }
    return new Steps(joined, problems);
  }

  /** Joins a step with the last one, if no BEGIN of the author separates them. */
  private static Optional<Step> joined(List<Step> before, Step next) {
    if (before.isEmpty()
        || !(before.getLast() instanceof Step.Transactional(var opening, var first))
        || !(next instanceof Step.Transactional(var begin, var second))
        || opening.isPresent()
        || begin.isPresent()) {
      return Optional.empty();
    }
    var statements = new ArrayList<>(first);
    statements.addAll(second);
    return Optional.of(new Step.Transactional(Optional.empty(), statements));
  }

  /** Whether the whole script is one transaction, or empty. */
  public boolean isTransactional() {
    return steps.isEmpty() || (steps.size() == 1 && steps.getFirst() instanceof Step.Transactional);
  }
}
