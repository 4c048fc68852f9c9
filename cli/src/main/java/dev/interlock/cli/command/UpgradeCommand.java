package dev.interlock.cli.command;

import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.InterlockCommand;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.project.Deployment;
import dev.interlock.cli.project.Endpoint;
import dev.interlock.cli.project.EnvironmentStep;
import dev.interlock.cli.project.MissingDatabase;
import dev.interlock.cli.project.ProductionGuard;
import dev.interlock.cli.project.Project;
import dev.interlock.gate.platform.Stage;
import dev.interlock.plan.Goal;
import java.util.List;

/** Applies the pending migrations. */
public final class UpgradeCommand implements InterlockCommand {

  @Override
  public String summary() {
    return "applies what is pending, up to the head or to VERSION";
  }

  @Override
  public String operands() {
    return "[VERSION | +N | heads]";
  }

  @Override
  public List<Flag> flags() {
    return List.of(MissingDatabase.FLAG, ProductionGuard.FLAG);
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    Goal goal = Operands.goal(invocation, new Goal.Head());
    var project = Project.open(invocation);
    new EnvironmentStep(project).check();
    Endpoint endpoint = Endpoint.of(project);
    new MissingDatabase(invocation, project).create(endpoint);
    try (var deployment = Deployment.open(project, endpoint, Stage.HOOK)) {
      new ProductionGuard(invocation).check(deployment);
      new Upgrading(deployment).to(goal);
    }
    return ExitStatus.DONE;
  }
}
