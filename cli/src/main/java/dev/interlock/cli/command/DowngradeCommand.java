package dev.interlock.cli.command;

import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.InterlockCommand;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.project.Deployment;
import dev.interlock.cli.project.Endpoint;
import dev.interlock.cli.project.ProductionGuard;
import dev.interlock.cli.project.Project;
import dev.interlock.gate.platform.Stage;
import dev.interlock.plan.Goal;
import dev.interlock.plan.Plan;
import java.util.List;

/** Rolls migrations back by their undo scripts. */
public final class DowngradeCommand implements InterlockCommand {

  private static final Flag.Switch SHOW = new Flag.Switch("plan", "print the SQL and run nothing");

  @Override
  public String summary() {
    return "undoes the last migration, or all above VERSION, with their undo scripts";
  }

  @Override
  public String operands() {
    return "[VERSION | -N | base]";
  }

  @Override
  public List<Flag> flags() {
    return List.of(SHOW, OutputFormat.REPORTS, ProductionGuard.FLAG);
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    Goal goal = Operands.goal(invocation, new Goal.Relative(-1));
    var project = Project.open(invocation, OutputFormat.report(invocation));
    try (var deployment = Deployment.open(project, Endpoint.of(project), Stage.HOOK)) {
      if (invocation.arguments().has(SHOW)) {
        Plan plan = deployment.interlock().planDowngrade(goal);
        PlanCommand.print(plan, deployment, invocation);
        return ExitStatus.DONE;
      }
      new ProductionGuard(invocation).check(deployment);
      Plan done = deployment.interlock().downgrade(goal);
      project
          .log()
          .say(
              done.isEmpty()
                  ? "nothing to undo"
                  : "took back " + Upgrading.counted(done.migrations().size()));
    }
    return ExitStatus.DONE;
  }
}
