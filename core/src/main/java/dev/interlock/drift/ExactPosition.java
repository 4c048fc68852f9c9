package dev.interlock.drift;

import dev.interlock.effect.MigrationEffect;
import dev.interlock.effect.RowWriting;
import dev.interlock.finding.Finding;
import dev.interlock.history.MigrationId;
import dev.interlock.history.Program;
import dev.interlock.plan.HalfDone;
import dev.interlock.plan.Plan;
import dev.interlock.plan.PlanOutcome;
import dev.interlock.plan.PlannedMigration;
import dev.interlock.plan.PlannedMigration.Reason;
import dev.interlock.plan.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the plan for a database whose schema is exactly one that the history makes: all migrations
 * up to its position are present, and none after it.
 */
final class ExactPosition {

  private final ConvergenceInput input;
  private final Position first;
  private final Position last;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * Whether the plan has a half-done migration before the current one. Migrations after it have not
   * run, whatever the schema looks like.
   */
  private boolean comesAfterHalfDone;

  /**
   * Creates the plan for one or several positions with the same schema. The schema does not show
   * migrations between them.
   *
   * @param first the earliest position
   * @param last the latest position
   */
  ExactPosition(ConvergenceInput input, Position first, Position last) {
    this.input = input;
    this.first = first;
    this.last = last;
  }

  PlanOutcome converge(Plan plan) {
    var migrations = new ArrayList<PlannedMigration>();
    for (PlannedMigration planned : plan.migrations()) {
      work(planned).map(input.sealed(planned)::with).ifPresent(migrations::add);
    }
    return PlanOutcome.of(new Plan(migrations), findings);
  }

  /** Returns the work; empty if nothing is left to run and the ledger records that already. */
  private Optional<Work> work(PlannedMigration planned) {
    MigrationId id = planned.id();
    if (planned.isSquashed()) {
      return Optional.of(new Work.Nothing());
    }
    Optional<HalfDone> halfDone = input.halfDone(planned);
    if (halfDone.isPresent()) {
      comesAfterHalfDone |= planned.reason() != Reason.INCOMPLETE;
      boolean isUnknownWhatIsLeft =
          planned.reason() == Reason.INCOMPLETE
              && first.migrations().contains(id)
              && halfDone.get().division().isEmpty();
      return Optional.of(isUnknownWhatIsLeft ? adopted(planned) : new Work.All());
    }
    if (planned.migration().isRepeatable()) {
      return Optional.of(new Work.All());
    }
    if (first.migrations().contains(id)) {
      return planned.reason() == Reason.INCOMPLETE
          ? Optional.empty()
          : Optional.of(adopted(planned));
    }
    return Optional.of(
        last.migrations().contains(id) && !comesAfterHalfDone ? between(planned) : new Work.All());
  }

  private Work adopted(PlannedMigration planned) {
    MigrationEffect effect = input.states().effect(planned.id());
    if (!writesRows(planned, effect)) {
      return new Work.Nothing();
    }
    return switch (input.data().of(planned.migration())) {
      case DONE -> new Work.Nothing();
      case NOT_DONE -> StatementsLeft.dataOf(planned, effect);
      case UNKNOWN -> {
        findings.add(ConvergeFindings.dataUnknown(planned.migration()));
        yield new Work.Nothing();
      }
    };
  }

  /**
   * Returns the work of a migration between the positions. If it changes the schema, a later one
   * reverts that.
   */
  private Work between(PlannedMigration planned) {
    if (!writesRows(planned, input.states().effect(planned.id()))) {
      return new Work.All();
    }
    return switch (input.data().of(planned.migration())) {
      case DONE -> new Work.Nothing();
      case NOT_DONE -> new Work.All();
      case UNKNOWN -> {
        findings.add(ConvergeFindings.dataUnknown(planned.migration()));
        yield new Work.All();
      }
    };
  }

  private static boolean writesRows(PlannedMigration planned, MigrationEffect effect) {
    return planned.file().program().filter(Program::sendsByRows).isPresent()
        || RowWriting.isIn(planned.file(), effect);
  }
}
