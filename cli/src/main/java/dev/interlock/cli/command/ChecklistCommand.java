package dev.interlock.cli.command;

import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.InterlockCommand;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.project.Deployment;
import dev.interlock.cli.project.Endpoint;
import dev.interlock.cli.project.Project;
import dev.interlock.dialect.Server;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.gate.platform.Stage;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.plan.Goal;
import dev.interlock.plan.PlannedMigration;
import dev.interlock.project.MigrationProject;
import dev.interlock.project.configuration.VerifyReader;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
    Content content = asks ? pending(project, files) : all(files);
    String text =
        String.join(
            "\n",
            "# Deployment checklist\n",
            "`interlock checklist%s` made this page. Run it again after a change of `interlock.yml` or of the migrations.\n"
                .formatted(asks ? " --plan" : ""),
            new ChecklistEnvironment(project.configuration().environment()).text(),
            ChecklistDeploy.text(project, files.requiredFiles(), content.migrations(), asks),
            new ChecklistVerification(
                    project.configuration().required(),
                    VerifyReader.unaddressed(project.configuration().verify()))
                .text(),
            ChecklistRollback.text(content.migrations(), content.undos()));
    project.documents().print(text);
    return ExitStatus.DONE;
  }

  /** The migrations of the page, in apply order. */
  private record Content(List<Migration> migrations, ChecklistUndos undos) {}

  private static Content all(MigrationProject files) {
    History history = files.history();
    return new Content(
        Stream.concat(history.migrations().stream(), history.repeatables().stream()).toList(),
        ChecklistUndos.sealed(files.sealedEffects()));
  }

  private static Content pending(Project project, MigrationProject files) {
    try (var deployment = Deployment.open(project, Endpoint.of(project), Stage.HOOK)) {
      List<Migration> migrations =
          deployment.interlock().planUpgrade(new Goal.Head()).migrations().stream()
              .map(PlannedMigration::migration)
              .toList();
      return new Content(migrations, undos(migrations, files, deployment.interlock().server()));
    }
  }

  private static ChecklistUndos undos(
      List<Migration> migrations, MigrationProject files, Server server) {
    Set<MigrationId> tried =
        migrations.stream()
            .filter(ChecklistRollback::hasScript)
            .map(Migration::id)
            .collect(Collectors.toSet());
    try {
      return ChecklistUndos.tried(tried.isEmpty() ? List.of() : files.undoTrials(tried, server));
    } catch (Failure.Refused | Failure.Unavailable why) {
      return ChecklistUndos.notTried(why);
    }
  }
}
