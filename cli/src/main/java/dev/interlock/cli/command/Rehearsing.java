package dev.interlock.cli.command;

import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.project.Project;
import dev.interlock.cli.shadow.Rehearsal;

/** What commands that replay have in common. */
final class Rehearsing {

  static final Flag.Switch NO_CACHE =
      new Flag.Switch("no-cache", "replay everything, also what an earlier run has seen");

  private Rehearsing() {}

  static Rehearsal rehearsal(Invocation invocation, Project project) {
    return Rehearsal.of(project, !invocation.arguments().has(NO_CACHE));
  }
}
