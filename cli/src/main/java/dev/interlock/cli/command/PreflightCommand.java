package dev.interlock.cli.command;

import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.InterlockCommand;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.project.Deployment;
import dev.interlock.cli.project.Endpoint;
import dev.interlock.cli.project.Project;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.gate.platform.Stage;
import dev.interlock.plan.Goal;
import dev.interlock.preflight.PreflightReport;
import java.util.List;

/** Asks the rows of the database what an upgrade needs of them, and changes nothing. */
public final class PreflightCommand implements InterlockCommand {

  @Override
  public String summary() {
    return "asks the rows what an upgrade needs of them, shows those that break it and how to repair them; changes nothing";
  }

  @Override
  public String operands() {
    return "[VERSION | +N | heads]";
  }

  @Override
  public List<Flag> flags() {
    return List.of(OutputFormat.REPORTS);
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    Goal goal = Operands.goal(invocation, new Goal.Head());
    var project = Project.open(invocation, OutputFormat.report(invocation));
    try (var deployment = Deployment.open(project, Endpoint.of(project), Stage.HOOK)) {
      PreflightReport report = deployment.interlock().preflight(goal);
      print(report, project, invocation);
      List<Finding> findings = report.findings();
      if (findings.stream().anyMatch(Finding::isError)) {
        throw new Failure.Refused(findings);
      }
      findings.forEach(project.log()::report);
    }
    return ExitStatus.DONE;
  }

  private static void print(PreflightReport report, Project project, Invocation invocation) {
    project.report().ifPresent(document -> report.findings().forEach(document::found));
    OutputFormat.unlessReport(invocation, project)
        .ifPresent(format -> {
          switch (format) {
            case TEXT -> project.documents().print(PreflightText.text(report));
            case JSON -> project.documents().printJson(PreflightText.json(report));
          }
        });
  }
}
