package dev.interlock.cli.command;

import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.InterlockCommand;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.project.Deployment;
import dev.interlock.cli.project.Endpoint;
import dev.interlock.cli.project.Project;
import dev.interlock.drift.Location;
import dev.interlock.drift.LocationFindings;
import dev.interlock.finding.Failure;
import dev.interlock.gate.platform.Stage;
import java.util.List;
import java.util.Map;

/** Finds the version of a database by its schema. */
public final class LocateCommand implements InterlockCommand {

  @Override
  public String summary() {
    return "finds the version of the database by its schema, whatever its ledger records";
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    Operands.none(invocation);
    var project = Project.open(invocation, OutputFormat.report(invocation));
    try (var deployment = Deployment.open(project, Endpoint.of(project), Stage.HOOK)) {
      Location location = deployment.interlock().locate();
      LocationFindings.of(location)
          .ifPresent(finding -> {
            throw new Failure.Refused(finding);
          });
      LocationText.line(location).ifPresent(line -> print(line, invocation, project));
    }
    return ExitStatus.DONE;
  }

  @Override
  public List<Flag> flags() {
    return List.of(OutputFormat.REPORTS);
  }

  private static void print(String line, Invocation invocation, Project project) {
    project.report().ifPresent(report -> report.say(line));
    OutputFormat.unlessReport(invocation, project)
        .ifPresent(format -> {
          switch (format) {
            case TEXT -> project.documents().print(line + "\n");
            case JSON -> project.documents().printJson(Map.of("location", line));
          }
        });
  }
}
