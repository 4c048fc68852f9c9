package dev.interlock.cli.command;

import dev.interlock.cli.config.VerifyReader;
import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.InterlockCommand;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.project.Deployment;
import dev.interlock.cli.project.Endpoint;
import dev.interlock.cli.project.Project;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.gate.platform.Stage;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.plan.Goal;
import dev.interlock.plan.PlannedMigration;
import dev.interlock.project.MigrationProject;
import java.util.List;
import java.util.stream.Stream;

/** Prints the checklist of a deploy, from the project's own configuration and files. */
public final class ChecklistCommand implements InterlockCommand {

  private static final Flag.Switch PLAN =
      new Flag.Switch(
          "plan", "ask the database, and list only the migrations that the next deploy runs");

  @Override
  public String summary() {
    return "prints the checklist of a deploy as Markdown: environment, files, steps, verification, rollback";
  }

  @Override
  public List<Flag> flags() {
    return List.of(PLAN);
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    Operands.none(invocation);
    var project = Project.open(invocation);
    List<Finding> problems = VerifyReader.problems(project.configuration().verify());
    if (!problems.isEmpty()) {
      throw new Failure.Misconfigured(problems);
    }
    MigrationProject files = project.migrations();
    boolean asks = invocation.arguments().has(PLAN);
    List<Migration> migrations = asks ? pending(project) : all(files.history());
    String text =
        String.join(
            "\n",
            "# Deployment checklist\n",
            "`interlock checklist%s` made this page. Run it again after a change of `interlock.yml` or of the migrations.\n"
                .formatted(asks ? " --plan" : ""),
            new ChecklistEnvironment(project.configuration().environment()).text(),
            ChecklistDeploy.text(project, files.requiredFiles(), migrations, asks),
            new ChecklistVerification(
                    project.configuration().required(),
                    VerifyReader.unaddressed(project.configuration().verify()))
                .text(),
            ChecklistRollback.text(migrations));
    project.documents().print(text);
    return ExitStatus.DONE;
  }

  private static List<Migration> all(History history) {
    return Stream.concat(history.migrations().stream(), history.repeatables().stream()).toList();
  }

  private static List<Migration> pending(Project project) {
    try (var deployment = Deployment.open(project, Endpoint.of(project), Stage.HOOK)) {
      return deployment.interlock().planUpgrade(new Goal.Head()).migrations().stream()
          .map(PlannedMigration::migration)
          .toList();
    }
  }
}
