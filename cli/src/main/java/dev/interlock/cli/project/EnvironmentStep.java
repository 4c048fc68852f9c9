package dev.interlock.cli.project;

import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import java.util.List;

/** Checks the environment against its contract before anything is connected to. */
public record EnvironmentStep(Project project) {

  private static final String NAME = "environment";

  /**
   * Reports fallbacks and warnings.
   *
   * @throws Failure.Misconfigured with every violation at once
   */
  public void check() {
    project.times().measure(NAME, this::findings).forEach(project.log()::report);
  }

  private List<Finding> findings() {
    List<Finding> findings = project.configuration().environment().check(project.environment());
    List<Finding> errors = findings.stream().filter(Finding::isError).toList();
    if (!errors.isEmpty()) {
      throw new Failure.Misconfigured(errors);
    }
    return findings;
  }
}
