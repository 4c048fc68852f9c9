package dev.interlock.cli.command;

import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.InterlockCommand;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.project.Deployment;
import dev.interlock.cli.project.Endpoint;
import dev.interlock.cli.project.ProductionGuard;
import dev.interlock.cli.project.Project;
import dev.interlock.drift.DataConfirmations;
import dev.interlock.gate.platform.Stage;
import dev.interlock.history.MigrationId;
import dev.interlock.history.Version;
import dev.interlock.plan.Plan;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Brings a database from any schema to the head. */
public final class SyncCommand implements InterlockCommand {

  private static final Flag.Switch PLAN =
      new Flag.Switch("plan", "print the SQL that would run, and run nothing");

  private static final Flag.Value<Set<MigrationId>> DATA_DONE =
      new Flag.Value<>(
          "data-done",
          "VERSIONS",
          "migrations that have already changed their rows",
          SyncCommand::ids);

  private static final Flag.Value<Set<MigrationId>> DATA_MISSING =
      new Flag.Value<>(
          "data-missing",
          "VERSIONS",
          "migrations that have not yet changed their rows",
          SyncCommand::ids);

  @Override
  public String summary() {
    return "brings a database from any schema to the head; runs only what is missing";
  }

  @Override
  public List<Flag> flags() {
    return List.of(PLAN, OutputFormat.REPORTS, DATA_DONE, DATA_MISSING, ProductionGuard.FLAG);
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    Operands.none(invocation);
    var confirmations =
        new DataConfirmations(
            invocation.arguments().value(DATA_DONE).orElseGet(Set::of),
            invocation.arguments().value(DATA_MISSING).orElseGet(Set::of));
    var project = Project.open(invocation, OutputFormat.report(invocation));
    try (var deployment = Deployment.open(project, Endpoint.of(project), Stage.HOOK)) {
      if (invocation.arguments().has(PLAN)) {
        Plan plan = deployment.interlock().planSync(confirmations);
        PlanCommand.print(plan, deployment, invocation);
      } else {
        new ProductionGuard(invocation).check(deployment);
        say(deployment.interlock().sync(confirmations), project);
      }
    }
    return ExitStatus.DONE;
  }

  private static void say(Plan done, Project project) {
    project
        .log()
        .say(
            done.isEmpty()
                ? "schema and ledger are at the head, nothing to do"
                : "brought to the head: " + Upgrading.counted(done.migrations().size()));
  }

  private static Set<MigrationId> ids(String words) {
    return Arrays.stream(words.split(",", -1))
        .map(word -> id(word.strip()))
        .collect(Collectors.toSet());
  }

  private static MigrationId id(String word) {
    if (!Version.isVersion(word) && !Version.isName(word)) {
      throw new IllegalArgumentException("is not a list of versions such as `V6,V9`");
    }
    return MigrationId.of(Version.isVersion(word) ? Version.parse(word) : Version.named(word));
  }
}
