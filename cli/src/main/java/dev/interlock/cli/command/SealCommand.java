package dev.interlock.cli.command;

import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.InterlockCommand;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.project.Dialects;
import dev.interlock.cli.project.Project;
import dev.interlock.cli.shadow.HistoryReplay;
import dev.interlock.cli.shadow.Replayed;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.json.SealFolder;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Replays the history and stores each migration's effects beside it. */
public final class SealCommand implements InterlockCommand {

  private static final int NAMED = 10;

  /**
   * Codes of facts that a seal cannot record: statements that were left out, and objects that the
   * server was given.
   */
  private static final Set<Code> ON_SHADOW = Set.of(Code.OUTSIDE_SHADOW, Code.PROVIDED);

  @Override
  public String summary() {
    return "runs the history on a shadow database and stores what each migration does beside it";
  }

  @Override
  public List<Flag> flags() {
    return List.of(ReplayOptions.NO_CACHE);
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
    Optional<String> init;
    String why;
    try (var replay =
        HistoryReplay.forSeals(project, !invocation.arguments().has(ReplayOptions.NO_CACHE))) {
      replayed = replay.replay(history);
      init = replay.init();
      why = replay.why();
    }
    replayed.stubs().forEach(project.log()::report);
    replayed.outcome().findings().stream()
        .filter(finding -> ON_SHADOW.contains(finding.code()) && !finding.isError())
        .forEach(project.log()::report);
    List<Finding> obstacles = replayed.obstacles();
    if (!obstacles.isEmpty()) {
      throw new Failure.Refused(obstacles);
    }
    SealFolder folder = project.seals();
    List<String> before = folder.servers();
    SealFolder.Written files = folder.write(replayed.seals());
    folder.init(init);
    say(files.written(), "sealed", "wrote %d files to %s", project);
    say(files.removed(), "removed", "removed %d files from %s", project);
    project.log().say(summary(files, replayed, why) + otherwise(before, replayed));
    return ExitStatus.DONE;
  }

  /** Logs the names one by one, up to a readable number. */
  private static void say(Set<String> names, String one, String many, Project project) {
    String folder = project.seals().shown();
    if (names.size() > NAMED) {
      project.log().say(many.formatted(names.size(), folder));
    } else {
      names.forEach(name -> project.log().say("%s %s/%s".formatted(one, folder, name)));
    }
  }

  /** The previous servers of the seals, if they differ. */
  private static String otherwise(List<String> before, Replayed replayed) {
    List<String> others =
        before.stream().filter(server -> !server.equals(replayed.server())).toList();
    return others.isEmpty() ? "" : "; until now they were of " + String.join(" and ", others);
  }

  private static String summary(SealFolder.Written files, Replayed replayed, String why) {
    String count = Upgrading.counted(replayed.seals().size());
    return files.isNothing()
        ? "nothing to seal: the seals of %s are up to date".formatted(count)
        : "sealed %s on %s%s".formatted(count, replayed.server(), why);
  }
}
