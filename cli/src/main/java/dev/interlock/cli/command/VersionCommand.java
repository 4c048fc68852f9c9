package dev.interlock.cli.command;

import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.line.InterlockCommand;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.output.ProgramVersion;
import dev.interlock.embedded.EmbeddedPostgresException;
import dev.interlock.embedded.PostgresBinaries;

/** Prints the versions of the program and of what it runs on. */
public final class VersionCommand implements InterlockCommand {

  @Override
  public String summary() {
    return "prints the versions of Interlock, its Java and its embedded PostgreSQL";
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    Operands.none(invocation);
    var java = Runtime.version();
    invocation
        .out()
        .printf(
            """
            interlock            %s
            Java                 %s, %s
            embedded PostgreSQL  %s
            platform             %s %s
            """,
            ProgramVersion.current(),
            java,
            System.getProperty("java.vm.vendor"),
            postgres(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"));
    return ExitStatus.DONE;
  }

  /** Unpacks the binaries at their first use, because only the programs know their version. */
  private static String postgres() {
    try {
      return PostgresBinaries.onClassPath().version();
    } catch (EmbeddedPostgresException e) {
      return "none";
    }
  }
}
