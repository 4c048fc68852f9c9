package dev.interlock.plan;

import dev.interlock.finding.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A plan, or why there is none. */
public sealed interface PlanOutcome {

  /** Everything there is to say, errors first. */
  List<Finding> findings();

  /**
   * It can be done.
   *
   * @param findings warnings and notes only
   */
  record Planned(Plan plan, List<Finding> findings) implements PlanOutcome {
    public Planned {
      findings = List.copyOf(findings);
    }
  }

  /**
   * It must not be done.
   *
   * @param findings at least one error
   */
  record Refused(List<Finding> findings) implements PlanOutcome {
    public Refused {
      findings = List.copyOf(findings);
    }
  }

  /** The same outcome, or a refusal, when there is more to say. */
  default PlanOutcome with(List<Finding> more) {
    var all = new ArrayList<>(more);
    all.addAll(findings());
    return switch (this) {
      case Planned(Plan plan, var before) -> of(plan, all);
      case Refused refused -> of(Plan.NOTHING, all);
    };
  }

  /** Refused if any finding is an error. */
  static PlanOutcome of(Plan plan, List<Finding> findings) {
    var sorted =
        findings.stream().sorted(Comparator.comparing(Finding::severity)).distinct().toList();
    return sorted.stream().anyMatch(Finding::isError)
        ? new Refused(sorted)
        : new Planned(plan, sorted);
  }
}
