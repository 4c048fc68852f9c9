package dev.interlock.drift;

import dev.interlock.plan.Work;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * One migration of a plan, compared with the schema statement by statement.
 *
 * @param statements statements that are not known to be done
 * @param sendsByRows whether it is a program that may send more where there are rows
 */
record JudgedMigration(
    List<PlannedStatement> statements,
    boolean sendsByRows,
    StatementComparison comparison,
    PartialRepairs repairs) {

  /** Returns the statements that must not run on the actual schema. */
  List<PlannedStatement> conflicts() {
    return with(
        statement -> comparison.presence(statement).isConflict() && !repairs.has(statement));
  }

  /** Whether the schema lacks something that the migration makes. */
  boolean isMissingSomething() {
    return !with(statement ->
            comparison.presence(statement) == StatementPresence.ABSENT || repairs.has(statement))
        .isEmpty();
  }

  /**
   * Returns the work that is left.
   *
   * @param data called only if the answer decides
   * @param amongAdopted whether neighbouring migrations were found in the schema, so that one
   *     without visible effect may have run as well
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
    if (sendsByRows && !isMissingSomething()) {
      return data.get() == DataState.DONE ? new Work.Nothing() : rest(present);
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
   * Returns the work that is left of a half-done migration, or of one after it. The journal records
   * what ran, so a statement without visible effect has not run.
   *
   * @param inFlight the statement that may have been running; the run itself judges it
   * @param isIncomplete whether the run was to complete only missing parts
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

  /**
   * Returns the work that is left of a migration that has run: only the missing statements, and
   * none without visible effect.
   */
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
