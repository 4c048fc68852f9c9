package dev.interlock.apply;

import dev.interlock.dialect.data.DataAnswer.Found;
import dev.interlock.dialect.data.DataCheck;
import dev.interlock.dialect.data.RowsInTheWay;
import dev.interlock.dialect.data.StepGuards;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.history.Step;
import dev.interlock.ledger.Direction;
import dev.interlock.plan.PlannedMigration;
import dev.interlock.preflight.PreflightFindings;
import dev.interlock.script.Script;
import dev.interlock.script.Statement;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The checks of the rows that a migration repeats directly before its statements.
 *
 * @param checks by the number of the statement in the script
 */
record RowGuards(
    RunContext context, PlannedMigration migration, SortedMap<Integer, List<DataCheck>> checks) {

  static RowGuards of(PlanRun plan, PlannedMigration migration) {
    return new RowGuards(
        plan.context(),
        migration,
        migration.direction() == Direction.UP
            ? plan.decision().preflight().guards(migration.id())
            : Collections.emptySortedMap());
  }

  /** Returns the checks of a step, by the index of their statement in it. */
  StepGuards of(Step step) {
    if (checks.isEmpty() || !(step instanceof Step.Transactional together)) {
      return StepGuards.NONE;
    }
    var guards = new TreeMap<Integer, List<DataCheck>>();
    for (int i = 0; i < together.statements().size(); i++) {
      List<DataCheck> before = checks.get(script().numberOf(together.statements().get(i)));
      if (before != null) {
        guards.put(i, before);
      }
    }
    return new StepGuards(guards, context.settings().preflight().secrets());
  }

  /**
   * Repeats the checks of a statement that runs outside a transaction. Rows that come later make
   * the statement fail, and its remains are removed.
   *
   * @throws RowsInTheWay if rows break a check
   */
  void refuse(Step.NonTransactional step) {
    refuse(step.statement());
  }

  /** Repeats the checks of a statement before the first part of what replaces it. */
  void refuse(Statement statement) {
    if (checks.isEmpty()) {
      return;
    }
    for (DataCheck check : checks.getOrDefault(script().numberOf(statement), List.of())) {
      if (context.target().ask(check, context.settings().preflight()) instanceof Found found
          && found.count() > 0) {
        throw new RowsInTheWay(check, found);
      }
    }
  }

  Finding finding(RowsInTheWay rows) {
    return PreflightFindings.inTheWay(
            migration.migration(),
            rows.check(),
            rows.found(),
            context.target().repairs(rows.check()))
        .at(place(rows.check()));
  }

  private Place place(DataCheck check) {
    return checks.entrySet().stream()
        .filter(guard -> guard.getValue().contains(check))
        .map(guard -> script().placeOf(script().statements().get(guard.getKey())))
        .findFirst()
        .orElseGet(migration.file()::place);
  }

  private Script script() {
    return migration.file().script();
  }
}
