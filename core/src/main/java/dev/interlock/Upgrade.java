package dev.interlock;

import dev.interlock.apply.Decision;
import dev.interlock.apply.Intent;
import dev.interlock.ledger.Ledger;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.plan.Goal;
import dev.interlock.plan.MigrationStatus;
import dev.interlock.plan.PlanOutcome;
import java.util.List;

/** The intent to bring a database forward to a goal. */
record Upgrade(Planning planning, Goal goal) implements Intent {

  @Override
  public String command() {
    return "upgrade";
  }

  @Override
  public Decision decide(Ledger ledger) {
    MigrationStatus status = planning.status(ledger);
    return planning.checked(outcome(status), status);
  }

  /** Returns the plan by files, ledger and schema. */
  PlanOutcome outcome(MigrationStatus status) {
    PlanOutcome planned = status.upgrade(goal, planning.lateArrivals());
    PlanOutcome left = planning.drift().upgrade(planned, status);
    return planning.withExtensions(left);
  }

  @Override
  public List<LedgerWrite> verify() {
    return planning.verify();
  }
}
