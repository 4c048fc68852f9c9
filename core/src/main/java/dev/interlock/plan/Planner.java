package dev.interlock.plan;

import dev.interlock.history.History;
import dev.interlock.ledger.AppliedMigration;
import java.util.List;

/**
 * Turns a history, a ledger and a target into a plan. Reads and splits the scripts of the planned
 * migrations, and no others, so that nothing begins that cannot be ended.
 *
 * @param ledger rows in the order applied
 */
public record Planner(History history, List<AppliedMigration> ledger, LateArrivals lateArrivals) {

  public Planner {
    ledger = List.copyOf(ledger);
  }

  /**
   * What to apply. Repeatables follow the versions where the target is the head or all heads, but
   * not on a database that is newer than the files: theirs are newer too.
   *
   * @throws dev.interlock.finding.Failure.Refused if a file whose bytes changed cannot be split
   */
  public PlanOutcome upgrade(Goal target) {
    return new UpgradePlanner(history, HistoryComparison.of(history, ledger), lateArrivals)
        .plan(target.in(history));
  }

  /**
   * What to undo, last applied first. A version as target means that version and everything it
   * builds on: whatever else was applied is undone.
   *
   * @throws dev.interlock.finding.Failure.Refused if a file whose bytes changed cannot be split
   */
  public PlanOutcome downgrade(Goal target) {
    return new DowngradePlanner(history, HistoryComparison.of(history, ledger))
        .plan(target.in(history));
  }
}
