package dev.interlock.plan;

import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import dev.interlock.history.History;
import dev.interlock.history.MigrationId;
import dev.interlock.ledger.AppliedMigration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares half-done migrations with a plan. The plan must finish them in their direction;
 * otherwise it is refused. A half-done migration never counts as done, in either direction.
 *
 * @param applied the rows that count, in the order applied
 */
record HalfDoneCheck(History history, List<AppliedMigration> applied, List<HalfDone> all) {

  HalfDoneCheck {
    applied = List.copyOf(applied);
    all = List.copyOf(all);
  }

  PlanOutcome upgrade(PlanOutcome outcome) {
    var findings = new ArrayList<Finding>();
    for (HalfDone half : all) {
      if (half.isDown()) {
        findings.add(HalfDoneFindings.undone(half, downgradeOf(half.id())));
      } else if (half.isEdited()) {
        findings.add(HalfDoneFindings.edited(half));
      } else if (isLeftOut(half, outcome)) {
        Finding finding = HalfDoneFindings.notFinished(half, isApplied(half.id()));
        findings.add(isOfNewerRelease(half) ? finding.as(Severity.WARNING) : finding);
      }
    }
    return outcome.with(findings);
  }

  /** Returns a warning for each half-done migration, for commands that only report. */
  List<Finding> report() {
    return all.stream().map(this::reported).map(each -> each.as(Severity.WARNING)).toList();
  }

  private Finding reported(HalfDone half) {
    if (half.isEdited()) {
      return HalfDoneFindings.edited(half);
    }
    return half.isDown()
        ? HalfDoneFindings.undone(half, downgradeOf(half.id()))
        : HalfDoneFindings.notFinished(half, isApplied(half.id()));
  }

  /**
   * Checks the plan of a sync. Half-undone migrations are left out: the sync restores them by
   * comparing the schema.
   */
  PlanOutcome sync(PlanOutcome outcome) {
    return new HalfDoneCheck(history, applied, all.stream().filter(half -> !half.isDown()).toList())
        .upgrade(outcome);
  }

  PlanOutcome downgrade(PlanOutcome outcome) {
    var findings = new ArrayList<Finding>();
    for (HalfDone half : all) {
      if (!half.isDown()) {
        findings.add(HalfDoneFindings.upFirst(half));
      } else if (half.isEdited()) {
        findings.add(HalfDoneFindings.edited(half));
      } else if (isLeftOut(half, outcome)) {
        findings.add(HalfDoneFindings.undone(half, downgradeOf(half.id())));
      }
    }
    return outcome.with(findings);
  }

  /** Whether the plan lacks the migration. A refused plan reports its own errors. */
  private static boolean isLeftOut(HalfDone half, PlanOutcome outcome) {
    return outcome instanceof PlanOutcome.Planned(Plan plan, var findings)
        && plan.migrations().stream().noneMatch(planned -> planned.id().equals(half.id()));
  }

  private boolean isApplied(MigrationId id) {
    return applied.stream().anyMatch(row -> row.id().equals(id));
  }

  /**
   * Whether the migration belongs to a release newer than the files. An older release may start
   * while a newer one is partly or fully applied; the statements of the newer one may be running at
   * this moment.
   */
  private boolean isOfNewerRelease(HalfDone half) {
    Set<MigrationId> files =
        history.migrations().stream().map(each -> each.id()).collect(Collectors.toSet());
    boolean isAhead =
        applied.stream().anyMatch(row -> isAbove(row.id(), files) && !files.contains(row.id()));
    return half.id() instanceof MigrationId.Repeatable
        ? isAhead
        : !files.contains(half.id()) && isAbove(half.id(), files);
  }

  private static boolean isAbove(MigrationId id, Set<MigrationId> files) {
    return id instanceof MigrationId.Versioned
        && files.stream().allMatch(file -> file.compareTo(id) < 0);
  }

  /** Returns the command that undoes the migration and as few others as possible. */
  private String downgradeOf(MigrationId id) {
    var versions =
        applied.reversed().stream()
            .map(AppliedMigration::id)
            .filter(MigrationId.Versioned.class::isInstance)
            .toList();
    int steps = versions.indexOf(id) + 1;
    return steps <= 1 ? "interlock downgrade" : "interlock downgrade -" + steps;
  }
}
