package dev.interlock;

import dev.interlock.apply.Decision;
import dev.interlock.apply.Intent;
import dev.interlock.drift.DataConfirmations;
import dev.interlock.drift.LedgerRepair;
import dev.interlock.history.MigrationId;
import dev.interlock.ledger.AppliedMigration;
import dev.interlock.ledger.Direction;
import dev.interlock.ledger.JournalEntry;
import dev.interlock.ledger.Ledger;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.plan.Goal;
import dev.interlock.plan.LateArrivals;
import dev.interlock.plan.MigrationStatus;
import dev.interlock.plan.Plan;
import dev.interlock.plan.PlanOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The intent to bring a database to the head from its actual schema, as if its ledger had been
 * repaired. Of every migration only the missing part runs.
 */
record Sync(Planning planning, DataConfirmations confirmations) implements Intent {

  @Override
  public String command() {
    return "sync";
  }

  @Override
  public Decision decide(Ledger ledger) {
    MigrationStatus status = planning.status(ledger);
    var repair = new LedgerRepair(status, planning.run());
    Set<MigrationId> undone = halfUndone(ledger);
    List<AppliedMigration> rows =
        repair.rows().stream().filter(row -> !undone.contains(row.id())).toList();
    MigrationStatus repaired = status.withRows(rows);
    PlanOutcome planned = repaired.pending(new Goal.Heads(), LateArrivals.ALLOW);
    PlanOutcome left = planning.drift().sync(planned, repaired, confirmations);
    Decision decision = planning.checked(planning.withExtensions(status.sync(left)), status);
    var writes = new ArrayList<>(decision.writes());
    writes.addAll(repair.ofFiles());
    return new Decision(
        writes,
        again(decision.plan(), undone),
        decision.areEffectsKnown(),
        decision.applied(),
        decision.preflight(),
        decision.backups());
  }

  /**
   * Returns the half-undone migrations. They count as not applied, because it is unknown how much
   * of them is left.
   */
  private static Set<MigrationId> halfUndone(Ledger ledger) {
    return ledger.journal().stream()
        .filter(entry -> entry.direction() == Direction.DOWN)
        .map(JournalEntry::id)
        .collect(Collectors.toSet());
  }

  private static Plan again(Plan plan, Set<MigrationId> undone) {
    return new Plan(
        plan.migrations().stream()
            .map(each -> undone.contains(each.id()) ? each.again() : each)
            .toList());
  }

  @Override
  public List<LedgerWrite> verify() {
    return planning.verify();
  }
}
