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
import java.util.List;

/** Prepares a database. */
public final class InitCommand implements InterlockCommand {

  private static final Flag.Switch MARK =
      new Flag.Switch(
          "mark-production", "mark the database as production: commands run by hand must name it");
  private static final Flag.Switch UNMARK =
      new Flag.Switch("unmark-production", "remove that mark");

  @Override
  public String summary() {
    return "creates the ledger's tables, as the first upgrade does too";
  }

  @Override
  public List<Flag> flags() {
    return List.of(MARK, UNMARK, ProductionGuard.FLAG);
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    Operands.none(invocation);
    var project = Project.open(invocation);
    try (var deployment = Deployment.open(project, Endpoint.of(project), Stage.HOOK)) {
      new ProductionGuard(invocation).check(deployment);
      boolean marked = deployment.interlock().status().migrations().ledger().guarded();
      boolean mark =
          invocation.arguments().has(MARK) || (marked && !invocation.arguments().has(UNMARK));
      deployment.interlock().init(mark);
      project
          .log()
          .say(
              mark
                  ? "the ledger exists; the database is marked as production"
                  : "the ledger exists");
    }
    return ExitStatus.DONE;
  }
}
