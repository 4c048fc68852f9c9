package dev.interlock.cli.command;

import dev.interlock.cli.ExitStatus;
import dev.interlock.cli.Flag;
import dev.interlock.cli.InterlockCommand;
import dev.interlock.cli.Invocation;
import dev.interlock.cli.project.Dialects;
import dev.interlock.cli.project.Project;
import dev.interlock.cli.scratch.Replayed;
import dev.interlock.failure.Failure;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.json.SealFolder;
import java.util.List;

/** Replays the history and stores what each migration does beside it. */
public final class SealCommand implements InterlockCommand {

  @Override
  public String summary() {
    return "runs the history on a scratch database and stores what each migration does beside it";
  }

  @Override
  public List<Flag> flags() {
    return List.of(Rehearsing.NO_CACHE);
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    Operands.none(invocation);
    var project = Project.open(invocation);
    History history = project.history(Dialects.configured(project));
    history.audit().stream()
        .filter(finding -> finding.code() == Code.SETTING_LEFT)
        .forEach(project.log()::report);
    Replayed replayed;
    try (var rehearsal = Rehearsing.rehearsal(invocation, project)) {
      replayed = rehearsal.replay(history);
    }
    replayed.stubs().forEach(project.log()::report);
    List<Finding> obstacles = replayed.obstacles();
    if (!obstacles.isEmpty()) {
      throw new Failure.Refused(obstacles);
    }
    SealFolder folder = project.seals();
    SealFolder.Written files = folder.write(replayed.seals());
    files.written().forEach(name -> project.log().say("sealed " + folder.shown() + "/" + name));
    files.removed().forEach(name -> project.log().say("removed " + folder.shown() + "/" + name));
    project.log().say(summary(files, replayed));
    return ExitStatus.DONE;
  }

  private static String summary(SealFolder.Written files, Replayed replayed) {
    String count = Upgrading.counted(replayed.seals().size());
    return files.isNothing()
        ? "nothing to seal: the seals of %s are fresh".formatted(count)
        : "sealed %s on %s".formatted(count, replayed.seals().getFirst().server());
  }
}
