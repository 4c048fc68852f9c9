package dev.interlock.project;

import dev.interlock.finding.Finding;
import dev.interlock.gate.context.ContextReport;
import dev.interlock.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The result of a check.
 *
 * @param findings errors, warnings and notes on files, the replay, seals, branches and models
 * @param advice warnings and notes on the effects of migrations, in apply order
 * @param remark a sentence about migrations that could run twice
 * @param areSealsFresh whether there are seals, and all of them fit
 * @param areModelsCompared whether there are models, and they were compared
 * @param image what an image gets of the files; its findings are also among {@code findings}
 */
public record CheckResult(
    History history,
    List<Finding> findings,
    List<Finding> advice,
    Optional<String> remark,
    boolean areSealsFresh,
    boolean areModelsCompared,
    ContextReport image) {

  public CheckResult {
    findings = List.copyOf(findings);
    advice = List.copyOf(advice);
  }

  /**
   * Returns the result with other severities. Advice that becomes an error is a finding.
   *
   * @param severities returns a finding with the severity that the project gives to it
   */
  public CheckResult rated(UnaryOperator<Finding> severities) {
    List<Finding> rated = advice.stream().map(severities).toList();
    var all = new ArrayList<>(findings.stream().map(severities).toList());
    all.addAll(rated.stream().filter(Finding::isError).toList());
    return new CheckResult(
        history,
        all,
        rated.stream().filter(finding -> !finding.isError()).toList(),
        remark,
        areSealsFresh,
        areModelsCompared,
        image);
  }

  /** Whether a deploy of these files is refused, or the project wants it to be. */
  public boolean hasErrors() {
    return findings.stream().anyMatch(Finding::isError);
  }
}
