package dev.interlock.cli.command;

import dev.interlock.cli.ExitStatus;
import dev.interlock.cli.InterlockCommand;
import dev.interlock.cli.Invocation;
import dev.interlock.cli.project.Deployment;
import dev.interlock.cli.project.Endpoint;
import dev.interlock.cli.project.Project;
import dev.interlock.environment.Redactor;
import dev.interlock.plan.Goal;
import dev.interlock.plan.Plan;
import dev.interlock.platform.Stage;
import java.io.PrintStream;

/** Prints what an upgrade would run, and runs nothing. */
public final class PlanCommand implements InterlockCommand {

  @Override
  public String summary() {
    return "prints the exact SQL that an upgrade would run, and runs nothing";
  }

  @Override
  public String operands() {
    return "[VERSION | +N | heads]";
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    Goal goal = Operands.goal(invocation, new Goal.Head());
    var project = Project.open(invocation);
    try (var deployment = Deployment.open(project, Endpoint.of(project), Stage.HOOK)) {
      Plan plan = deployment.interlock().planUpgrade(goal);
      print(plan, project.redactor(), invocation.out());
    }
    return ExitStatus.DONE;
  }

  /** Without secrets, even where a migration holds one. */
  static void print(Plan plan, Redactor redactor, PrintStream out) {
    if (plan.isEmpty()) {
      out.println("-- nothing to do");
    }
    plan.migrations()
        .forEach(migration -> out.print(redactor.redact(new PlanText(migration).toString())));
  }
}
