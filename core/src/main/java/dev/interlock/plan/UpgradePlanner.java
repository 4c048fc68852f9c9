package dev.interlock.plan;

import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.Version;
import dev.interlock.ledger.Direction;
import dev.interlock.plan.PlannedMigration.Reason;
import java.util.ArrayList;
import java.util.List;

/** Plans an upgrade and collects the findings that forbid it. */
final class UpgradePlanner {

  private final History history;
  private final HistoryComparison comparison;
  private final LateArrivals lateArrivals;
  private final List<Finding> findings = new ArrayList<>();

  UpgradePlanner(HistoryComparison comparison, LateArrivals lateArrivals) {
    this.history = comparison.history();
    this.comparison = comparison;
    this.lateArrivals = lateArrivals;
  }

  PlanOutcome plan(Goal target) {
    findings.addAll(history.problems());
    findings.addAll(LedgerFindings.of(comparison));
    var planned = new ArrayList<PlannedMigration>();
    pendingFor(target).forEach(migration -> planned.add(version(migration)));
    if (takesRepeatables(target)) {
      comparison.newRepeatables().forEach(m -> planned.add(up(m, Reason.NEW_REPEATABLE)));
      comparison.changedRepeatables().forEach(m -> planned.add(up(m, Reason.CHANGED_REPEATABLE)));
    }
    planned.forEach(each -> findings.addAll(history.problems(each.migration())));
    return PlanOutcome.of(new Plan(planned), findings);
  }

  private List<Migration> pendingFor(Goal target) {
    return switch (target) {
      case Goal.Head head -> pendingToHead();
      case Goal.Heads heads -> comparison.pending();
      case Goal.To to -> pendingUpTo(to.version());
      case Goal.Relative relative -> next(relative.steps());
      case Goal.Base base -> {
        findings.add(GoalFindings.notAnUpgrade("base"));
        yield List.of();
      }
    };
  }

  /**
   * Returns all pending migrations. If nothing is pending, two heads are only a warning, so that a
   * service can start.
   */
  private List<Migration> pendingToHead() {
    if (history.heads().size() > 1) {
      var finding = GoalFindings.severalHeads(history);
      findings.add(comparison.pending().isEmpty() ? finding.as(Severity.WARNING) : finding);
    }
    return comparison.pending();
  }

  private List<Migration> pendingUpTo(Version version) {
    if (history.find(version).isEmpty()) {
      findings.add(GoalFindings.noSuchVersion(history, version));
      return List.of();
    }
    var wanted = history.upTo(version);
    return comparison.pending().stream().filter(wanted::contains).toList();
  }

  private List<Migration> next(int steps) {
    if (steps < 0) {
      findings.add(GoalFindings.notAnUpgrade(String.valueOf(steps)));
      return List.of();
    }
    return comparison.pending().stream().limit(steps).toList();
  }

  private PlannedMigration version(Migration migration) {
    if (comparison.squashed().contains(migration)) {
      return up(migration, Reason.SQUASHED).with(new Work.Nothing());
    }
    if (!comparison.lateArrivals().contains(migration)) {
      return up(migration, Reason.PENDING);
    }
    if (lateArrivals == LateArrivals.REFUSE) {
      findings.add(LedgerFindings.late(migration, comparison));
    }
    return up(migration, Reason.LATE_ARRIVAL);
  }

  private static PlannedMigration up(Migration migration, Reason reason) {
    return new PlannedMigration(migration, Direction.UP, reason);
  }

  private boolean takesRepeatables(Goal target) {
    boolean isWhole = target instanceof Goal.Head || target instanceof Goal.Heads;
    return isWhole && comparison.ahead().isEmpty();
  }
}
