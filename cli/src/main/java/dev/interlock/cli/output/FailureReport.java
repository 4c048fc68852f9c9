package dev.interlock.cli.output;

import dev.interlock.cli.line.FailureLog;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.finding.text.Ink;
import dev.interlock.gate.environment.Redactor;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Prints the failure that ends a command: to the error stream while the command has no log, later
 * to the log, which a platform reads. Shows no secret of the environment or the command line.
 */
public final class FailureReport implements FailureLog {

  private final PrintStream err;
  private final Ink ink;
  private final Map<String, String> environment;
  private Optional<Consumer<Finding>> log = Optional.empty();
  private Redactor redactor;
  private Optional<IntConsumer> end = Optional.empty();

  /**
   * @param words the command line
   */
  public FailureReport(
      PrintStream err, Ink ink, Map<String, String> environment, List<String> words) {
    this.err = err;
    this.ink = ink;
    this.environment = Map.copyOf(environment);
    this.redactor = Redactor.of(environment, Set.of(), List.of());
    redactor.learnFromWords(words);
  }

  @Override
  public void continueIn(Consumer<Finding> opened, Redactor known) {
    log = Optional.of(opened);
    redactor = known;
  }

  @Override
  public void atEnd(IntConsumer action) {
    end = Optional.of(action);
  }

  /** A bug in a report does not change the result of a command. */
  @Override
  public void end(int exitCode) {
    try {
      end.ifPresent(action -> action.accept(exitCode));
    } catch (RuntimeException bug) {
      printBug(bug);
    }
  }

  public void print(Failure failure) {
    failure.findings().forEach(this::print);
  }

  private void print(Finding finding) {
    log.orElseGet(this::withoutConfiguration).accept(finding);
  }

  private Consumer<Finding> withoutConfiguration() {
    return LogOptions.unconfigured(err, ink, environment).open(redactor)::report;
  }

  /** Prints a throwable that is not a {@link Failure}: a lack of memory, or a bug in Interlock. */
  public void printBug(Throwable bug) {
    if (bug instanceof OutOfMemoryError) {
      print(
          List.of(
              "error: Interlock ran out of memory (%d MB); what was in progress is rolled back or resumable."
                  .formatted(Runtime.getRuntime().maxMemory() >> 20),
              "help: Give it more by `INTERLOCK_JAVA_OPTIONS=-Xmx1g`."));
      return;
    }
    var trace = new StringWriter();
    bug.printStackTrace(new PrintWriter(trace, true));
    print(
        List.of(
            trace.toString().stripTrailing(),
            "error: this is a bug in Interlock " + ProgramVersion.current() + ".",
            "help: Report it with the lines above; they hold no password."));
  }

  private void print(List<String> lines) {
    lines.forEach(line -> err.println(redactor.redact(line)));
  }
}
