package dev.interlock.cli.command;

import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.project.Project;
import dev.interlock.cli.shadow.HistoryReplay;

/** The flags that all replaying commands share. */
final class ReplayOptions {

  static final Flag.Switch NO_CACHE =
      new Flag.Switch("no-cache", "replay everything, including what an earlier run has cached");

  private ReplayOptions() {}

  static HistoryReplay replay(Invocation invocation, Project project) {
    return HistoryReplay.of(project, !invocation.arguments().has(NO_CACHE));
  }
}
