package dev.interlock.cli.command;

import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.line.InterlockCommand;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.project.Project;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
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
    List<Finding> findings = project.migrations().models();
    if (findings.stream().anyMatch(Finding::isError)) {
      throw new Failure.Refused(findings);
    }
    findings.forEach(project.log()::report);
    project.log().say("the migrations make everything that the models need");
    return ExitStatus.DONE;
  }
}
