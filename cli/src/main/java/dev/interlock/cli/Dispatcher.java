package dev.interlock.cli;

import dev.interlock.cli.line.ArgumentParser;
import dev.interlock.cli.line.Arguments;
import dev.interlock.cli.line.CommandWords;
import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.GlobalFlags;
import dev.interlock.cli.line.GlobalOptions;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.output.FailureReport;
import dev.interlock.cli.output.ProgramVersion;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.finding.text.Ink;
import dev.interlock.finding.text.TextWidth;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds the command that the command line names, runs it, and returns its exit code. */
final class Dispatcher {

  static final Flag.Switch VERSION = new Flag.Switch("version", "V", "print the version");

  private final CommandTable table;
  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream err;

  Dispatcher(
      CommandTable table, Map<String, String> environment, PrintStream out, PrintStream err) {
    this.table = table;
    this.environment = Map.copyOf(environment);
    this.out = out;
    this.err = err;
  }

  /** Runs one command line and returns the exit code; never throws. */
  int run(String... words) {
    var line = CommandWords.of(List.of(words));
    var report = new FailureReport(err, ink(line), environment, List.of(words));
    int code = run(line, report);
    if (!isEnding()) {
      report.end(code);
    }
    return code;
  }

  @SuppressWarnings("CatchAndPrintStackTrace") // The last resort prints every throwable.
  private int run(CommandWords line, FailureReport report) {
    try {
      return dispatch(line, report).code();
    } catch (Failure failure) {
      if (!isEnding()) {
        report.print(failure);
      }
      return ExitStatus.codeOf(failure);
    } catch (Throwable bug) {
      if (!isEnding()) {
        report.printBug(bug);
      }
      return ExitStatus.BUG.code();
    }
  }

  /**
   * Whether the JVM is shutting down because of a signal, whose number then decides the exit code.
   * A failure during shutdown only means that the shutdown hooks are removing shadow servers and
   * databases.
   */
  private static boolean isEnding() {
    var hook = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      Runtime.getRuntime().removeShutdownHook(hook);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  /** Looks for the flag in the raw words, because they may not parse. */
  private Ink ink(CommandWords line) {
    return Ink.of(environment, !line.words().contains("--" + GlobalFlags.NO_COLOR.name()));
  }

  private ExitStatus dispatch(CommandWords words, FailureReport report) {
    return words
        .name()
        .map(name -> runCommand(name, words, report))
        .orElseGet(() -> answerWithoutCommand(words));
  }

  private ExitStatus runCommand(String name, CommandWords words, FailureReport report) {
    var command = table.named(name);
    var arguments = parse("interlock " + name, command.flags(), words);
    if (arguments.has(GlobalFlags.HELP)) {
      out.print(new HelpText(table, TextWidth.of(environment)).of(name, command));
      return ExitStatus.DONE;
    }
    return command.run(
        new Invocation(
            words.all(), arguments, GlobalOptions.of(arguments), environment, out, err, report));
  }

  private ExitStatus answerWithoutCommand(CommandWords words) {
    var arguments = parse("interlock", List.of(VERSION), words);
    if (arguments.has(GlobalFlags.HELP)) {
      out.print(new HelpText(table, TextWidth.of(environment)).ofProgram());
    } else if (arguments.has(VERSION)) {
      out.println("interlock " + ProgramVersion.current());
    } else {
      throw new Failure.Misconfigured(
          Finding.error(Code.USAGE, "the command line names no command.")
              .help("See `interlock --help` for all of them."));
    }
    return ExitStatus.DONE;
  }

  private static Arguments parse(String program, List<Flag> own, CommandWords words) {
    var flags = new ArrayList<>(own);
    flags.addAll(GlobalFlags.ALL);
    return new ArgumentParser(program, flags).parse(words);
  }
}
