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
 * The files, and one reading of a database's ledger: what every plan starts from.
 *
 * @param history as a database with this ledger has to walk it
 * @param adoption of another tool, which count, at first contact, as if they were ours
 */
public record MigrationStatus(History history, Ledger ledger, ForeignLedgerAdoption adoption) {

  /** Puts them beside each other. */
  public static MigrationStatus of(History files, Ledger ledger) {
    History history = BaselineExpansion.of(files, ledger);
    return new MigrationStatus(
        history, ledger, ForeignLedgerAdoption.of(history, ledger.foreign()));
  }

  /** What is applied, by our ledger and by the other tool's, in the order applied. */
  public List<AppliedMigration> applied() {
    var applied = new ArrayList<>(ledger.applied());
    applied.addAll(adoption.rows());
    return List.copyOf(applied);
  }

  /** How they differ. */
  public HistoryComparison comparison() {
    return HistoryComparison.of(history, applied());
  }

  /** What would bring the database forward. */
  public PlanOutcome upgrade(Goal goal, LateArrivals lateArrivals) {
    return check().upgrade(planner(lateArrivals).upgrade(goal)).with(adoption.findings());
  }

  /** What would take migrations back. */
  public PlanOutcome downgrade(Goal goal, LateArrivals lateArrivals) {
    return check().downgrade(planner(lateArrivals).downgrade(goal)).with(adoption.findings());
  }

  /** What a sync would do, or why it must not. */
  public PlanOutcome sync(PlanOutcome outcome) {
    return check().sync(outcome);
  }

  private HalfDoneCheck check() {
    return new HalfDoneCheck(history, applied(), halfDone());
  }

  /** A warning for each half-done migration, with what finishes it. */
  public List<Finding> halfDoneFindings() {
    return check().report();
  }

  /** What the journal says is half done, whichever way. */
  public List<HalfDone> halfDone() {
    return ledger.journal().stream().map(entry -> HalfDone.of(history, entry)).toList();
  }

  /** The plan without the statements that the journal says are done. */
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

  /** The tables of other tools that a plan needs; they may be there. */
  public List<NamedLedger> neededBy(Plan plan) {
    List<ScriptFile> scripts =
        plan.migrations().stream()
            .filter(migration -> !migration.isSquashed())
            .map(PlannedMigration::file)
            .toList();
    return NamedLedger.in(history.layout(), scripts);
  }

  /**
   * What the ledger has to say before a plan is carried out.
   *
   * @param needed tables of other tools that are not there
   */
  public List<LedgerWrite> before(List<NamedLedger> needed, RunId run) {
    var writes = new ArrayList<>(adoption.writes(run));
    needed.forEach(named -> writes.add(new LedgerWrite.CreateForeignLedger(named.runner())));
    return List.copyOf(writes);
  }
}
