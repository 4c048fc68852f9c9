package dev.interlock.cli.command;

import dev.interlock.cli.ExitStatus;
import dev.interlock.cli.InterlockCommand;
import dev.interlock.cli.Invocation;
import dev.interlock.cli.project.Project;
import dev.interlock.cli.scratch.ReplayedSources;
import dev.interlock.failure.Failure;
import dev.interlock.locate.Location;
import dev.interlock.locate.LocationFindings;

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
    try (var deployment = ReplayedSources.open(project)) {
      Location location = deployment.interlock().locate();
      LocationFindings.of(location)
          .ifPresent(finding -> {
            throw new Failure.Refused(finding);
          });
      LocationText.line(location).ifPresent(project.log()::say);
    }
    return ExitStatus.DONE;
  }
}
