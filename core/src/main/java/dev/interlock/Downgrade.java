package dev.interlock;

import dev.interlock.apply.Decision;
import dev.interlock.apply.Intent;
import dev.interlock.ledger.Ledger;
import dev.interlock.plan.Goal;
import dev.interlock.plan.MigrationStatus;

/** The intent to undo the migrations above a goal with their undo scripts, newest first. */
record Downgrade(Planning planning, Goal goal) implements Intent {

  @Override
  public String command() {
    return "downgrade";
  }

  @Override
  public Decision decide(Ledger ledger) {
    MigrationStatus status = planning.status(ledger);
    return planning.decision(status.downgrade(goal), status);
  }
}
