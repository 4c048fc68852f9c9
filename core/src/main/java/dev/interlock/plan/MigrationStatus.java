package dev.interlock.plan;

import dev.interlock.baseline.BaselineExpansion;
import dev.interlock.finding.Finding;
import dev.interlock.foreign.ForeignLedgerAdoption;
import dev.interlock.history.History;
import dev.interlock.history.ScriptFile;
import dev.interlock.ledger.AppliedMigration;
import dev.interlock.ledger.Ledger;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.NamedLedger;
import dev.interlock.ledger.RunId;
import java.util.ArrayList;
import java.util.List;

/**
 * The files and one reading of the ledger; the starting point of every plan.
 *
 * @param history the history, expanded for this ledger
 * @param adoption migrations of another tool's ledger, which count as applied at first contact
 */
public record MigrationStatus(History history, Ledger ledger, ForeignLedgerAdoption adoption) {

  /** Combines the files with a reading of the ledger. */
  public static MigrationStatus of(History files, Ledger ledger) {
    History history = BaselineExpansion.of(files, ledger);
    return new MigrationStatus(
        history, ledger, ForeignLedgerAdoption.of(history, ledger.foreign()));
  }

  /**
   * Returns the applied migrations of both ledgers, Interlock's and the adopted one, in the order
   * applied.
   */
  public List<AppliedMigration> applied() {
    var applied = new ArrayList<>(ledger.applied());
    applied.addAll(adoption.rows());
    return List.copyOf(applied);
  }

  /** Returns the differences between the history and the applied migrations. */
  public HistoryComparison comparison() {
    return HistoryComparison.of(history, applied());
  }

  /** Returns the plan that brings the database forward to the goal. */
  public PlanOutcome upgrade(Goal goal, LateArrivals lateArrivals) {
    return check().upgrade(planner(lateArrivals).upgrade(goal)).with(adoption.findings());
  }

  /** Returns the plan that undoes the migrations above the goal. */
  public PlanOutcome downgrade(Goal goal, LateArrivals lateArrivals) {
    return check().downgrade(planner(lateArrivals).downgrade(goal)).with(adoption.findings());
  }

  /** Checks the outcome of a sync against half-done migrations. */
  public PlanOutcome sync(PlanOutcome outcome) {
    return check().sync(outcome);
  }

  private HalfDoneCheck check() {
    return new HalfDoneCheck(history, applied(), halfDone());
  }

  /** Returns a warning for each half-done migration, with the command that finishes it. */
  public List<Finding> halfDoneFindings() {
    return check().report();
  }

  /** Returns the migrations that the journal records as half done, in either direction. */
  public List<HalfDone> halfDone() {
    return ledger.journal().stream().map(entry -> HalfDone.of(history, entry)).toList();
  }

  /** Returns the plan without the statements that the journal records as done. */
  public Plan resuming(Plan plan) {
    return ledger.journal().isEmpty()
        ? plan
        : new Plan(plan.migrations().stream().map(this::resuming).toList());
  }

  private PlannedMigration resuming(PlannedMigration planned) {
    return halfDone().stream()
        .filter(half -> half.id().equals(planned.id()))
        .filter(half -> half.entry().direction() == planned.direction())
        .findFirst()
        .map(half -> planned.without(half.finished()))
        .orElse(planned);
  }

  private Planner planner(LateArrivals lateArrivals) {
    return new Planner(history, applied(), lateArrivals);
  }

  /** Returns the tables of other tools that a plan needs, present or not. */
  public List<NamedLedger> neededBy(Plan plan) {
    List<ScriptFile> scripts =
        plan.migrations().stream()
            .filter(migration -> !migration.isSquashed())
            .map(PlannedMigration::file)
            .toList();
    return NamedLedger.in(history.layout(), scripts);
  }

  /**
   * Returns the ledger writes that precede a plan.
   *
   * @param needed tables of other tools that do not exist yet
   */
  public List<LedgerWrite> before(List<NamedLedger> needed, RunId run) {
    var writes = new ArrayList<>(adoption.writes(run));
    needed.forEach(named -> writes.add(new LedgerWrite.CreateForeignLedger(named.runner())));
    return List.copyOf(writes);
  }
}
