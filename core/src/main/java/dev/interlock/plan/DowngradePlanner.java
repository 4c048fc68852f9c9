package dev.interlock.plan;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.history.SourceTool;
import dev.interlock.history.Version;
import dev.interlock.layout.tool.MigrationTools;
import dev.interlock.ledger.AppliedKind;
import dev.interlock.ledger.AppliedMigration;
import dev.interlock.ledger.Direction;
import dev.interlock.plan.PlannedMigration.Reason;
import dev.interlock.plan.baseline.BaselineFindings;
import java.util.ArrayList;
import java.util.List;

/** Plans a downgrade and collects the findings that forbid it. */
final class DowngradePlanner {

  private final History history;
  private final HistoryComparison comparison;
  private final List<Finding> findings = new ArrayList<>();

  DowngradePlanner(HistoryComparison comparison) {
    this.history = comparison.history();
    this.comparison = comparison;
  }

  PlanOutcome plan(Goal target) {
    findings.addAll(history.problems());
    var planned = new ArrayList<PlannedMigration>();
    for (var row : rowsFor(target)) {
      history
          .find(row.id())
          .ifPresentOrElse(
              migration -> planned.add(down(migration)),
              () ->
                  findings.add(
                      BaselineFindings.below(history, row)
                          .orElseGet(() -> LedgerFindings.missing(row))));
    }
    return PlanOutcome.of(new Plan(planned), findings);
  }

  private List<AppliedMigration> rowsFor(Goal target) {
    var rows = lastFirst();
    return switch (target) {
      case Goal.Head head -> List.of();
      case Goal.Heads heads -> List.of();
      case Goal.Base base -> rows;
      case Goal.To to -> rowsBeyond(to.version(), rows);
      case Goal.Relative relative -> last(relative.steps(), rows);
    };
  }

  private List<AppliedMigration> lastFirst() {
    return comparison.applied().reversed().stream()
        .filter(
            row -> row.kind() != AppliedKind.SQUASHED && row.id() instanceof MigrationId.Versioned)
        .toList();
  }

  private List<AppliedMigration> rowsBeyond(Version version, List<AppliedMigration> rows) {
    if (history.find(version).isEmpty()) {
      findings.add(GoalFindings.noSuchVersion(history, version));
      return List.of();
    }
    if (comparison.applied().stream().noneMatch(row -> row.id().equals(MigrationId.of(version)))) {
      findings.add(GoalFindings.notApplied(version));
      return List.of();
    }
    var kept = history.upTo(version).stream().map(Migration::id).toList();
    return rows.stream()
        .filter(row -> !kept.contains(row.id()) && !isSquashedInto(row, kept))
        .toList();
  }

  private boolean isSquashedInto(AppliedMigration row, List<MigrationId> kept) {
    return history
        .squashes()
        .into(row.id())
        .map(MigrationId::of)
        .filter(kept::contains)
        .isPresent();
  }

  private List<AppliedMigration> last(int steps, List<AppliedMigration> rows) {
    if (steps > 0) {
      findings.add(GoalFindings.notADowngrade("+" + steps));
      return List.of();
    }
    return rows.stream().limit(-steps).toList();
  }

  private PlannedMigration down(Migration migration) {
    comparison.edited().stream()
        .filter(match -> match.migration().equals(migration))
        .forEach(match -> findings.add(LedgerFindings.edited(match)));
    findings.addAll(migration.undoProblems());
    var unsupported = migration.directives().rollbackUnsupported();
    if (unsupported.isPresent() || migration.undo().isEmpty()) {
      findings.add(noUndo(migration, unsupported.orElse("")));
    }
    return new PlannedMigration(migration, Direction.DOWN, Reason.ABOVE_TARGET);
  }

  private SourceTool tool() {
    return history.tool().orElse(MigrationTools.DEFAULT);
  }

  private Finding noUndo(Migration migration, String reason) {
    String why =
        reason.isEmpty()
            ? "has no " + migration.undoName()
            : "cannot be undone according to its author";
    var finding =
        Finding.error(Code.NO_UNDO, "`%s` %s, so nothing is undone.".formatted(migration.id(), why))
            .at(migration.up().place());
    return reason.isEmpty()
        ? finding.help(
            "Write %s, or go forward with a new migration."
                .formatted(tool().undoOf(migration.path())))
        : finding.note(reason).help("Go forward with a new migration instead.");
  }
}
