package dev.interlock.cli.command;

import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.InterlockCommand;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.project.Project;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import java.util.List;

/** Writes the next migration file. */
public final class NewCommand implements InterlockCommand {

  private static final Flag.Switch UNDO = new Flag.Switch("undo", "also write an undo script");

  @Override
  public String summary() {
    return "writes the next migration file, named in the style of the last one";
  }

  @Override
  public String operands() {
    return "\"WORDS\"";
  }

  @Override
  public List<Flag> flags() {
    return List.of(UNDO);
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    String words =
        Operands.one(invocation)
            .orElseThrow(() ->
                new Failure.Misconfigured(
                    Finding.error(
                            Code.USAGE, "`interlock new` needs a description of the migration.")
                        .help("Describe it: `interlock new \"add tasks\"`.")));
    var project = Project.open(invocation);
    try {
      project
          .migrations()
          .create(words, invocation.arguments().has(UNDO))
          .forEach(file -> project.log().say("wrote " + file));
    } catch (IllegalArgumentException e) {
      throw new Failure.Misconfigured(
          Finding.error(Code.USAGE, String.valueOf(e.getMessage()))
              .help("Describe it in words: `interlock new \"add tasks\"`."));
    }
    return ExitStatus.DONE;
  }
}
