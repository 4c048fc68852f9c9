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
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.plan.Goal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings the ledger in line with the schema, and runs nothing. */
public final class RepairCommand implements InterlockCommand {

  private static final String NOTHING = "the ledger agrees with the schema, nothing to do";

  private static final Flag.Switch PLAN =
      new Flag.Switch("plan", "print what would be written, and write nothing");

  @Override
  public String summary() {
    return "records in the ledger what the schema shows, and runs nothing; old rows are kept";
  }

  @Override
  public String operands() {
    return "[VERSION]";
  }

  @Override
  public List<Flag> flags() {
    return List.of(PLAN, OutputFormat.FLAG, ProductionGuard.FLAG);
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    Optional<Goal> choice =
        Operands.one(invocation).map(word -> Operands.goal(invocation, new Goal.Head()));
    boolean plan = invocation.arguments().has(PLAN);
    var project = Project.open(invocation);
    try (var deployment = Deployment.open(project, Endpoint.of(project), Stage.HOOK)) {
      if (!plan) {
        new ProductionGuard(invocation).check(deployment);
      }
      List<LedgerWrite> writes =
          plan ? deployment.interlock().planRepair(choice) : deployment.interlock().repair(choice);
      if (plan) {
        print(writes, invocation, project);
        return ExitStatus.DONE;
      }
      writes.forEach(write -> project.log().say(LedgerText.words(write)));
      if (writes.isEmpty()) {
        project.log().say(NOTHING);
      }
    }
    return ExitStatus.DONE;
  }

  private static void print(List<LedgerWrite> writes, Invocation invocation, Project project) {
    List<String> lines = writes.stream().map(LedgerText::words).toList();
    switch (OutputFormat.of(invocation, project)) {
      case TEXT ->
          project.documents().print((lines.isEmpty() ? NOTHING : String.join("\n", lines)) + "\n");
      case JSON -> project.documents().printJson(Map.of("ledger", lines));
    }
  }
}
