package dev.interlock.cli;

import dev.interlock.cli.line.CallerEnvironment;
import java.io.PrintStream;
import java.util.Map;

/** The program's entry point, and the only class that calls {@code System.exit}. */
public final class Main {

  private Main() {}

  public static void main(String[] words) {
    System.exit(run(System.getenv(), System.out, System.err, words));
  }

  /**
   * Runs one command line and returns the exit code; never throws.
   *
   * @param environment the variables as the launcher passes them
   */
  public static int run(
      Map<String, String> environment, PrintStream out, PrintStream err, String... words) {
    var caller = CallerEnvironment.of(environment);
    return new Dispatcher(CommandTable.interlock(), caller, out, err).run(words);
  }
}
