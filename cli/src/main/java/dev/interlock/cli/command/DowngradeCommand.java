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
import dev.interlock.rollback.AcceptedLoss;
import java.util.List;

/** Rolls migrations back by their undo scripts. */
public final class DowngradeCommand implements InterlockCommand {

  private static final Flag.Switch SHOW = new Flag.Switch("plan", "print the SQL and run nothing");

  private static final Flag.Switch ALLOW_LOSS =
      new Flag.Switch("allow-loss", "undo although rows or values are lost");

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
    return List.of(SHOW, ALLOW_LOSS, OutputFormat.REPORTS, ProductionGuard.FLAG);
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
      Plan done =
          deployment
              .interlock()
              .downgrade(
                  goal,
                  invocation.arguments().has(ALLOW_LOSS) ? AcceptedLoss.ANY : AcceptedLoss.NONE);
      project.log().say(done.isEmpty() ? "nothing to undo" : result(done));
      RestorableRows.of(done, project).forEach(line -> project.log().say(line));
    }
    return ExitStatus.DONE;
  }

  /** Names the schema and the code apart: a command that undoes one does not undo the other. */
  private static String result(Plan done) {
    return "took back %s of the schema; the code is not rolled back"
        .formatted(Upgrading.counted(done.migrations().size()));
  }
}
