package dev.interlock.cli.command;

import dev.interlock.cli.ExitStatus;
import dev.interlock.cli.InterlockCommand;
import dev.interlock.cli.Invocation;
import dev.interlock.cli.project.Deployment;
import dev.interlock.cli.project.Endpoint;
import dev.interlock.cli.project.Project;
import dev.interlock.failure.Failure;
import dev.interlock.locate.Location;
import dev.interlock.locate.States;
import dev.interlock.platform.Stage;
import dev.interlock.preflight.SealedServer;

/** Finds where a database really is, by its schema. */
public final class LocateCommand implements InterlockCommand {

  @Override
  public String summary() {
    return "finds where the database really is by its schema, whatever its ledger says";
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    Operands.none(invocation);
    var project = Project.open(invocation);
    try (var deployment = Deployment.open(project, Endpoint.of(project), Stage.HOOK)) {
      var contents = project.seals().read(deployment.history());
      if (!contents.isComplete()) {
        throw new Failure.Refused(contents.findings());
      }
      SealedServer.finding(contents.seals(), deployment.interlock().server().kind())
          .ifPresent(project.log()::report);
      Location location =
          deployment.interlock().locate(States.of(deployment.history(), contents.effects()));
      LocationText.finding(location)
          .ifPresent(finding -> {
            throw new Failure.Refused(finding);
          });
      LocationText.line(location).ifPresent(project.log()::say);
    }
    return ExitStatus.DONE;
  }
}
