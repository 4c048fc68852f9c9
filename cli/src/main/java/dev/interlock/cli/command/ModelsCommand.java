package dev.interlock.cli.command;

import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.line.InterlockCommand;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.project.Dialects;
import dev.interlock.cli.project.Project;
import dev.interlock.cli.shadow.Models;
import dev.interlock.cli.shadow.Replayed;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import java.util.List;

/** Compares the schema that the service's models need with the one that its migrations make. */
public final class ModelsCommand implements InterlockCommand {

  @Override
  public String summary() {
    return "compares what the service's models need with what the migrations make; needs no database";
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    Operands.none(invocation);
    var project = Project.open(invocation);
    var models = new Models(project);
    if (!models.areConfigured()) {
      throw new Failure.Misconfigured(
          Finding.error(Code.USAGE, "no models are configured.")
              .help(
                  "Set `models` in `interlock.yml` to a file or folder of SQL, or `models.command` to"
                      + " a command that prints their DDL."));
    }
    History history = project.history(Dialects.configured(project));
    var replayed = Replayed.of(project, history);
    if (!replayed.obstacles().isEmpty()) {
      throw new Failure.Refused(replayed.obstacles());
    }
    List<Finding> findings = models.findings(history, replayed.outcome());
    if (findings.stream().anyMatch(Finding::isError)) {
      throw new Failure.Refused(findings);
    }
    findings.forEach(project.log()::report);
    project.log().say("the migrations make everything that the models need");
    return ExitStatus.DONE;
  }
}
