package dev.interlock.cli;

import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.line.InterlockCommand;
import dev.interlock.cli.line.Invocation;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import java.util.List;

/** Prints the script by which a shell completes Interlock's command line. */
final class CompletionCommand implements InterlockCommand {

  private final CommandTable table = CommandTable.interlock();

  @Override
  public String summary() {
    return "prints the completion script of a shell: bash, zsh or fish";
  }

  @Override
  public String operands() {
    return "SHELL";
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    List<String> words = invocation.arguments().operands();
    var script = new CompletionScript(table);
    invocation
        .out()
        .print(
            switch (words.size() == 1 ? words.getFirst() : "") {
              case "bash" -> script.bash();
              case "zsh" -> script.zsh();
              case "fish" -> script.fish();
              default ->
                  throw new Failure.Misconfigured(
                      Finding.error(Code.USAGE, "`interlock completion` needs the name of a shell.")
                          .help("Write `bash`, `zsh` or `fish` after it."));
            });
    return ExitStatus.DONE;
  }
}
