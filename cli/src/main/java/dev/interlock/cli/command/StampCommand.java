package dev.interlock.cli.command;

import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.InterlockCommand;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.project.Deployment;
import dev.interlock.cli.project.Endpoint;
import dev.interlock.cli.project.ProductionGuard;
import dev.interlock.cli.project.Project;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.gate.platform.Stage;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.plan.Goal;
import java.util.List;
import java.util.Optional;

/** Changes the ledger, and runs nothing. */
public final class StampCommand implements InterlockCommand {

  private static final Flag.Value<String> UNPROVEN =
      new Flag.Value<>(
          "unproven",
          "REASON",
          "stamp what the schema does not show, and record why",
          word -> word);

  @Override
  public String summary() {
    return "records VERSION and everything it builds on as applied, and runs nothing";
  }

  @Override
  public String operands() {
    return "VERSION | head | base";
  }

  @Override
  public List<Flag> flags() {
    return List.of(UNPROVEN, ProductionGuard.FLAG);
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    if (Operands.one(invocation).isEmpty()) {
      throw new Failure.Misconfigured(
          Finding.error(Code.USAGE, "`interlock stamp` needs a version.")
              .help("Name a version, `head` or `base`."));
    }
    Goal goal = Operands.goal(invocation, new Goal.Head());
    Optional<String> unproven = invocation.arguments().value(UNPROVEN);
    var project = Project.open(invocation);
    try (var deployment = Deployment.open(project, Endpoint.of(project), Stage.HOOK)) {
      new ProductionGuard(invocation).check(deployment);
      List<LedgerWrite> writes = deployment.interlock().stamp(goal, unproven);
      writes.forEach(write -> project.log().say(LedgerText.words(write)));
      if (writes.isEmpty()) {
        project.log().say("the ledger already records it, nothing to do");
      }
    }
    return ExitStatus.DONE;
  }
}
