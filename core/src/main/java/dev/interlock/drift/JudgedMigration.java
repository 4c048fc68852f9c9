package dev.interlock.drift;

import dev.interlock.plan.Work;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * One migration of a plan, of which the schema may show some statements.
 *
 * @param statements its statements that are not certainly done
 */
record JudgedMigration(
    List<PlannedStatement> statements, StatementComparison comparison, PartialRepairs repairs) {

  /** Statements that must not run on what is there. */
  List<PlannedStatement> conflicts() {
    return with(
        statement -> comparison.presence(statement).isConflict() && !repairs.has(statement));
  }

  /** Whether something that it should have made is not there. */
  boolean isMissingSomething() {
    return !with(statement ->
            comparison.presence(statement) == StatementPresence.ABSENT || repairs.has(statement))
        .isEmpty();
  }

  /**
   * What is left to do.
   *
   * @param data asked only where it decides
   * @param amongAdopted whether its neighbours were found there, so that one that shows nothing may
   *     have run as well
   */
  Work work(Supplier<DataState> data, boolean amongAdopted) {
    List<PlannedStatement> present =
        with(statement -> comparison.presence(statement) == StatementPresence.PRESENT);
    List<PlannedStatement> silent =
        with(statement -> comparison.presence(statement) == StatementPresence.SILENT);
    boolean mayHaveRun =
        !present.isEmpty()
            || statements.stream().anyMatch(repairs::has)
            || statements.stream()
                .anyMatch(statement -> statement.changesData() && comparison.isAmbiguous(statement))
            || (amongAdopted && silent.size() == statements.size());
    if (!mayHaveRun) {
      return new Work.All();
    }
    if (with(PlannedStatement::changesData).isEmpty()) {
      return without(present);
    }
    return switch (data.get()) {
      case DONE ->
          without(with(statement -> present.contains(statement) || statement.changesData()));
      case NOT_DONE, UNKNOWN -> without(present);
    };
  }

  /**
   * What is left of one in which a run stopped, or that follows it: the journal knows what ran, so
   * that a statement which shows nothing did not.
   *
   * @param inFlight the statement that may have been running, which its run judges by itself
   * @param isIncomplete whether only what is missing was to run
   */
  Work goingOn(OptionalInt inFlight, boolean isIncomplete) {
    List<PlannedStatement> there =
        with(statement ->
            (inFlight.isEmpty() || statement.index() != inFlight.getAsInt())
                && !repairs.has(statement)
                && (isIncomplete
                    ? comparison.presence(statement) != StatementPresence.ABSENT
                    : comparison.presence(statement) == StatementPresence.PRESENT));
    return rest(there);
  }

  /** What is left of one that has run: only what is missing, and nothing that does not show. */
  Work missing() {
    List<PlannedStatement> there =
        with(statement ->
            comparison.presence(statement) != StatementPresence.ABSENT && !repairs.has(statement));
    boolean isGone =
        statements.stream().noneMatch(repairs::has)
            && there.stream()
                .allMatch(statement -> comparison.presence(statement) == StatementPresence.SILENT);
    return isGone ? new Work.All() : without(there);
  }

  private Work without(List<PlannedStatement> done) {
    return !done.isEmpty() && done.size() == statements.size() ? new Work.Nothing() : rest(done);
  }

  private Work rest(List<PlannedStatement> done) {
    var instead = new TreeMap<Integer, List<String>>();
    for (PlannedStatement statement : with(repairs::has)) {
      repairs.statements(statement).ifPresent(sql -> instead.put(statement.index(), sql));
    }
    if (done.isEmpty() && instead.isEmpty()) {
      return new Work.All();
    }
    var statements = new TreeSet<Integer>();
    done.forEach(statement -> statements.add(statement.index()));
    return new Work.Rest(statements, instead);
  }

  private List<PlannedStatement> with(Predicate<PlannedStatement> condition) {
    return statements.stream().filter(condition).toList();
  }
}
