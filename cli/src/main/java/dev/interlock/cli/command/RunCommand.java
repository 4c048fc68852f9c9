package dev.interlock.cli.command;

import dev.interlock.Interlock;
import dev.interlock.apply.RequiredObjects;
import dev.interlock.cli.exec.ProcessImage;
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
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.gate.platform.Stage;
import dev.interlock.ledger.RunOutcome;
import dev.interlock.plan.Goal;
import dev.interlock.plan.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The gate: migrates, then becomes the service, or with a flag its parent; after a failure of a
 * migration the service never starts.
 */
public final class RunCommand implements InterlockCommand {

  private static final Flag.Switch VERIFY =
      new Flag.Switch(
          "verify", "stay as the parent, verify the service, and undo the migrations if it fails");

  @Override
  public String summary() {
    return "migrates, then becomes COMMAND; if anything fails, COMMAND is not started";
  }

  @Override
  public String operands() {
    return "-- COMMAND [ARG…]";
  }

  @Override
  public List<Flag> flags() {
    return List.of(VERIFY, MissingDatabase.FLAG, ProductionGuard.FLAG);
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    List<String> command = command(invocation);
    var project = Project.open(invocation);
    new EnvironmentStep(project).check();
    Endpoint endpoint = Endpoint.of(project);
    var service = ProcessImage.of(command, environment(project, endpoint));
    Optional<Supervision> supervision =
        invocation.arguments().has(VERIFY)
            ? Optional.of(Supervision.of(project, endpoint))
            : Optional.empty();
    new MissingDatabase(invocation, project).create(endpoint);
    try (var liveness = Liveness.of(project);
        var deployment = Deployment.open(project, endpoint, Stage.START, liveness)) {
      new ProductionGuard(invocation).check(deployment);
      Plan done = new Upgrading(deployment).to(new Goal.Head());
      requireObjects(deployment);
      project.log().times(project.times());
      supervision.ifPresent(parent -> parent.migrated(deployment.interlock(), done));
      recordStart(deployment.interlock());
    }
    endpoint
        .developer()
        .ifPresent(database -> database.registerUser(ProcessHandle.current().pid()));
    project.log().say("starting " + command.getFirst());
    Runnable started = () -> invocation.failures().end(ExitStatus.DONE.code());
    if (supervision.isPresent()) {
      return supervision.get().run(service, started);
    }
    started.run();
    service.become();
    throw new IllegalStateException("a process that became another returned");
  }

  /** Refuses to start the service where an object is missing that it needs. */
  private static void requireObjects(Deployment deployment) {
    RequiredObjects required = deployment.project().configuration().required();
    if (required.isEmpty()) {
      return;
    }
    List<Finding> missing =
        deployment
            .project()
            .times()
            .measure("required objects", () -> deployment.interlock().missing(required));
    if (!missing.isEmpty()) {
      var refusal =
          new Failure.Refused(
              missing.stream()
                  .map(finding ->
                      finding.note("the database is at the head; the service was not started"))
                  .toList());
      deployment.interlock().record(RunOutcome.REFUSED, Optional.of(refusal));
      throw refusal;
    }
  }

  /** Records the start of the service, if the run has recorded what it did before. */
  private static void recordStart(Interlock interlock) {
    if (interlock.hasRecorded()) {
      interlock.record(RunOutcome.STARTED, Optional.empty());
    }
  }

  private static List<String> command(Invocation invocation) {
    List<String> command = invocation.arguments().command();
    if (command.isEmpty()) {
      throw new Failure.Misconfigured(
          Finding.error(Code.USAGE, "`interlock run` has no command to start.")
              .help("Write the service's start command after `--`: `interlock run -- COMMAND`."));
    }
    return command;
  }

  /** Sets the embedded database's URL in the variable where the service expects a real one. */
  private static Map<String, String> environment(Project project, Endpoint endpoint) {
    var environment = new LinkedHashMap<>(project.environment());
    endpoint
        .developer()
        .ifPresent(database -> environment.put("DATABASE_URL", database.connectionUrl()));
    return environment;
  }
}
