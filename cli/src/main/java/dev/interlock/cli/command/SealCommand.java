package dev.interlock.cli.command;

import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.InterlockCommand;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.project.Project;
import dev.interlock.effect.Seal;
import dev.interlock.project.SealResult;
import java.util.List;
import java.util.Set;

/** Replays the history and stores each migration's effects beside it. */
public final class SealCommand implements InterlockCommand {

  private static final int NAMED = 10;

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
    SealResult result = ReplayOptions.migrations(invocation, project).seal();
    say(result.files().written(), "sealed", "wrote %d files to %s", result, project);
    say(result.files().removed(), "removed", "removed %d files from %s", result, project);
    sayPrograms(result, project);
    project.log().say(summary(result));
    return ExitStatus.DONE;
  }

  /** Logs the names one by one, up to a readable number. */
  private static void say(
      Set<String> names, String one, String many, SealResult result, Project project) {
    String folder = result.folder();
    if (names.size() > NAMED) {
      project.log().say(many.formatted(names.size(), folder));
    } else {
      names.forEach(name -> project.log().say("%s %s/%s".formatted(one, folder, name)));
    }
  }

  /** Logs why a deploy still needs Python. */
  private static void sayPrograms(SealResult result, Project project) {
    List<Seal> programs = result.seals().stream().filter(SealCommand::needsPython).toList();
    programs.stream()
        .limit(NAMED)
        .forEach(seal ->
            project
                .log()
                .say(
                    "Python runs `%s` in a deploy, because %s"
                        .formatted(
                            seal.effect().id(),
                            String.join(", and ", seal.program().orElseThrow().reasons()))));
    if (programs.size() > NAMED) {
      project.log().say("Python runs %d more".formatted(programs.size() - NAMED));
    }
  }

  private static boolean needsPython(Seal seal) {
    return seal.program().filter(sent -> !sent.reasons().isEmpty()).isPresent();
  }

  private static String summary(SealResult result) {
    String count = Upgrading.counted(result.seals().size());
    String done =
        result.files().isNothing()
            ? "nothing to seal: the seals of %s are up to date".formatted(count)
            : "sealed %s on %s%s".formatted(count, result.server(), result.reason());
    return result.serversBefore().isEmpty()
        ? done
        : done + "; until now they were of " + String.join(" and ", result.serversBefore());
  }
}
