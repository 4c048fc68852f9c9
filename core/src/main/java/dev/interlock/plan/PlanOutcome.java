package dev.interlock.plan;

import dev.interlock.finding.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A plan, or the reasons for its refusal. */
public sealed interface PlanOutcome {

  /** Returns all findings, errors first. */
  List<Finding> findings();

  /**
   * A plan that may run.
   *
   * @param findings warnings and notes only
   */
  record Planned(Plan plan, List<Finding> findings) implements PlanOutcome {
    public Planned {
      findings = List.copyOf(findings);
    }
  }

  /**
   * A refusal.
   *
   * @param findings at least one error
   */
  record Refused(List<Finding> findings) implements PlanOutcome {
    public Refused {
      findings = List.copyOf(findings);
    }
  }

  /** Returns the outcome with further findings; an error among them makes it a refusal. */
  default PlanOutcome with(List<Finding> more) {
    var all = new ArrayList<>(more);
    all.addAll(findings());
    return switch (this) {
      case Planned(Plan plan, var before) -> of(plan, all);
      case Refused refused -> of(Plan.NOTHING, all);
    };
  }

  /** Returns a refusal if any finding is an error, else the plan. */
  static PlanOutcome of(Plan plan, List<Finding> findings) {
    var sorted =
        findings.stream().sorted(Comparator.comparing(Finding::severity)).distinct().toList();
    return sorted.stream().anyMatch(Finding::isError)
        ? new Refused(sorted)
        : new Planned(plan, sorted);
  }
}
