package dev.interlock.cli.command;

import dev.interlock.cli.ExitStatus;
import dev.interlock.cli.Flag;
import dev.interlock.cli.InterlockCommand;
import dev.interlock.cli.Invocation;
import dev.interlock.cli.project.Deployment;
import dev.interlock.cli.project.Endpoint;
import dev.interlock.cli.project.ProductionGuard;
import dev.interlock.cli.project.Project;
import dev.interlock.failure.Failure;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.plan.Goal;
import dev.interlock.platform.Stage;
import java.util.List;

/** Changes what the ledger says, and runs nothing. */
public final class StampCommand implements InterlockCommand {

  @Override
  public String summary() {
    return "makes the ledger say that VERSION and all it builds on is applied, and runs nothing";
  }

  @Override
  public String operands() {
    return "VERSION | head | base";
  }

  @Override
  public List<Flag> flags() {
    return List.of(ProductionGuard.FLAG);
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    if (Operands.one(invocation).isEmpty()) {
      throw new Failure.Misconfigured(
          Finding.error(Code.USAGE, "`interlock stamp` does not say what to stamp.")
              .help("Name a version, `head` or `base`."));
    }
    Goal goal = Operands.goal(invocation, new Goal.Head());
    var project = Project.open(invocation);
    try (var deployment = Deployment.open(project, Endpoint.of(project), Stage.HOOK)) {
      new ProductionGuard(invocation).check(deployment);
      List<LedgerWrite> writes = deployment.interlock().stamp(goal);
      writes.forEach(write -> project.log().say(words(write)));
      if (writes.isEmpty()) {
        project.log().say("the ledger says so already, nothing to do");
      }
    }
    return ExitStatus.DONE;
  }

  private static String words(LedgerWrite write) {
    return switch (write) {
      case LedgerWrite.Apply apply -> "stamped %s as applied".formatted(apply.id());
      case LedgerWrite.Retire retire -> "stamped %s as not applied".formatted(retire.id());
      case LedgerWrite.Keep other -> other.toString();
      case LedgerWrite.Progress other -> other.toString();
      case LedgerWrite.Settle other -> other.toString();
      case LedgerWrite.Guard other -> other.toString();
      case LedgerWrite.Ended other -> other.toString();
    };
  }
}
