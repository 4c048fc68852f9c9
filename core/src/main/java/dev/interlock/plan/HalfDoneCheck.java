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
 * Holds half-done migrations against a plan: a plan has to finish them the way they went, or must
 * not be carried out. What is half done never looks done, whichever way.
 *
 * @param applied rows that count, in the order applied
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

  /** A warning for each, for commands that only report. */
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

  /** What is half undone is brought back by what the schema shows. */
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

  /** A refused plan says by itself what is wrong. */
  private static boolean isLeftOut(HalfDone half, PlanOutcome outcome) {
    return outcome instanceof PlanOutcome.Planned(Plan plan, var findings)
        && plan.migrations().stream().noneMatch(planned -> planned.id().equals(half.id()));
  }

  private boolean isApplied(MigrationId id) {
    return applied.stream().anyMatch(row -> row.id().equals(id));
  }

  /**
   * An older release may start beside what a newer one has begun, as beside what it has finished;
   * its statements may be running at this moment.
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

  /** The command that takes a migration back, and as little else as can be. */
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
