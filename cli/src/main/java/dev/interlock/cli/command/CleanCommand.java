package dev.interlock.cli.command;

import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.InterlockCommand;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.project.Deployment;
import dev.interlock.cli.project.Endpoint;
import dev.interlock.cli.project.ProductionGuard;
import dev.interlock.cli.project.Project;
import dev.interlock.dialect.Cleaning;
import dev.interlock.gate.platform.Stage;
import java.util.List;

/** Empties a database that holds no rows. */
public final class CleanCommand implements InterlockCommand {

  @Override
  public String summary() {
    return "drops everything in a database whose tables have no rows, including the ledger";
  }

  @Override
  public List<Flag> flags() {
    return List.of(ProductionGuard.FLAG);
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    Operands.none(invocation);
    var project = Project.open(invocation);
    try (var deployment = Deployment.open(project, Endpoint.of(project), Stage.HOOK)) {
      new ProductionGuard(invocation).checkAlways(deployment);
      Cleaning.Cleaned cleaned = deployment.interlock().clean();
      project
          .log()
          .say(
              "cleaned: dropped %s and the ledger"
                  .formatted(cleaned.objects() == 1 ? "1 object" : cleaned.objects() + " objects"));
    }
    return ExitStatus.DONE;
  }
}
