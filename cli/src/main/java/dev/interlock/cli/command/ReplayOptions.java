package dev.interlock.cli.command;

import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.project.Project;
import dev.interlock.project.MigrationProject;

/** The flags that all replaying commands share. */
final class ReplayOptions {

  static final Flag.Switch NO_CACHE =
      new Flag.Switch("no-cache", "replay everything, including what an earlier run has cached");

  private ReplayOptions() {}

  static MigrationProject migrations(Invocation invocation, Project project) {
    return project.migrations(!invocation.arguments().has(NO_CACHE));
  }
}
