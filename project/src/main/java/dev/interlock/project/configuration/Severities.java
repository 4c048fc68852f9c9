package dev.interlock.project.configuration;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import java.util.Map;

/**
 * The severities that a project gives to findings. An error stays an error: it says that a deploy
 * would fail or lose something.
 *
 * @param byCode severities by the code of the finding
 * @param failing the findings that are errors besides
 */
public record Severities(Map<Code, Severity> byCode, FailOn failing) {

  public Severities {
    byCode = Map.copyOf(byCode);
  }

  /** Returns the finding with the severity that the project gives to it. */
  public Finding rate(Finding finding) {
    if (finding.isError()) {
      return finding;
    }
    Finding rated = finding.as(byCode.getOrDefault(finding.code(), finding.severity()));
    if (rated.isError()) {
      return rated.note("`severity` makes it an error");
    }
    return failing.includes(rated)
        ? rated.as(Severity.ERROR).note("`fail-on` makes it an error")
        : rated;
  }
}
