package dev.interlock.cli;

import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.InterlockCommand;
import dev.interlock.cli.line.Invocation;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.finding.text.TextWidth;
import java.util.List;

/** Prints the help of the program or of one command, or the manual page. */
final class HelpCommand implements InterlockCommand {

  private static final Flag.Switch MAN =
      new Flag.Switch("man", "print the manual page, which `man -l` shows");

  private final CommandTable table = CommandTable.interlock();

  @Override
  public String summary() {
    return "explains the program, or one COMMAND";
  }

  @Override
  public String operands() {
    return "[COMMAND]";
  }

  @Override
  public List<Flag> flags() {
    return List.of(MAN);
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    invocation.out().print(text(invocation));
    return ExitStatus.DONE;
  }

  private String text(Invocation invocation) {
    List<String> names = invocation.arguments().operands();
    boolean isManual = invocation.arguments().has(MAN);
    if (names.size() > (isManual ? 0 : 1)) {
      throw new Failure.Misconfigured(
          Finding.error(Code.USAGE, "`%s` is one word too many.".formatted(names.getLast()))
              .help("Write `interlock help COMMAND`, or `interlock help --man`."));
    }
    if (isManual) {
      return new ManualPage(table).text();
    }
    var help = new HelpText(table, TextWidth.of(invocation.environment()));
    return names.isEmpty()
        ? help.ofProgram()
        : help.of(names.getFirst(), table.named(names.getFirst()));
  }
}
