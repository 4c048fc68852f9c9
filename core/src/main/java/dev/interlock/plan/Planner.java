package dev.interlock.plan;

/**
 * Turns a history, a ledger and a goal into a plan. It reads and splits the scripts of the planned
 * migrations, and no others, before anything runs, so that no run begins that cannot end.
 *
 * @param comparison comparison of the files with the ledger
 */
public record Planner(HistoryComparison comparison, LateArrivals lateArrivals) {

  /**
   * Plans an upgrade. Repeatables follow the versions if the goal is the head or all heads. They do
   * not run on a database that is newer than the files, because its repeatables are newer too.
   *
   * @throws dev.interlock.finding.Failure.Refused if a file whose bytes changed cannot be split
   */
  public PlanOutcome upgrade(Goal target) {
    return new UpgradePlanner(comparison, lateArrivals).plan(target.in(comparison.history()));
  }

  /**
   * Plans a downgrade, last applied first. A version as goal keeps that version and everything it
   * builds on; all other applied migrations are undone.
   *
   * @throws dev.interlock.finding.Failure.Refused if a file whose bytes changed cannot be split
   */
  public PlanOutcome downgrade(Goal target) {
    return new DowngradePlanner(comparison).plan(target.in(comparison.history()));
  }
}
