package dev.interlock.cli.command;

import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.InterlockCommand;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.output.Log;
import dev.interlock.cli.project.Project;
import dev.interlock.project.MergeResult;
import java.util.List;

/** Joins several heads into one, and reports whether the order of their branches matters. */
public final class MergeCommand implements InterlockCommand {

  @Override
  public String summary() {
    return "writes a migration that joins all heads into one, and reports whether their order matters";
  }

  @Override
  public List<Flag> flags() {
    return List.of(ReplayOptions.NO_CACHE);
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    Operands.none(invocation);
    var project = Project.open(invocation);
    MergeResult result = ReplayOptions.migrations(invocation, project).merge();
    Log log = project.log();
    log.say(
        result
            .file()
            .map(file -> "wrote " + file)
            .orElse("there is at most one head, nothing to merge"));
    result.findings().forEach(log::report);
    result
        .branches()
        .filter(branches -> result.findings().isEmpty())
        .ifPresent(branches ->
            log.say(
                "the branches %s commute: both orders make the same schema"
                    .formatted(branches.words())));
    return ExitStatus.DONE;
  }
}
