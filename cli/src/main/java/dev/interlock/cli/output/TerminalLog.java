package dev.interlock.cli.output;

import dev.interlock.cli.line.Verbosity;
import dev.interlock.dialect.Activity;
import dev.interlock.event.Event;
import dev.interlock.event.text.Line;
import dev.interlock.event.text.Narrator;
import dev.interlock.finding.Finding;
import dev.interlock.finding.text.FindingText;
import dev.interlock.finding.text.Ink;
import dev.interlock.finding.text.TextWidth;
import dev.interlock.gate.environment.Redactor;
import java.io.PrintStream;
import java.util.List;
import java.util.function.UnaryOperator;

/** A log for a person at a terminal: colour, and a last line that shows progress. */
final class TerminalLog implements Log {

  private static final int BAR = 24;

  /** Maximum width of the progress line: a line that wraps cannot be erased. */
  private static final int COLUMNS = 79;

  private static final int CONTINUED = 2;

  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream err;
  private final Redactor redactor;
  private final Ink ink;
  private final TextWidth width;
  private final Verbosity verbosity;
  private boolean progressShown;

  TerminalLog(PrintStream err, Redactor redactor, Ink ink, TextWidth width, Verbosity verbosity) {
    this.err = err;
    this.redactor = redactor;
    this.ink = ink;
    this.width = width;
    this.verbosity = verbosity;
  }

  @Override
  public synchronized void say(String message) {
    say("", message, ink::plain);
  }

  @Override
  public synchronized void report(Finding finding) {
    clear();
    new FindingText(ink, width).lines(redactor.redact(finding)).forEach(err::println);
  }

  @Override
  public synchronized void times(StepTimes times) {
    StartSummary.lines(times).forEach(line -> say("", line, ink::faint));
  }

  @Override
  public synchronized void on(Event event) {
    switch (event) {
      case Event.Noticed(Finding finding) -> report(finding);
      case Event.Started(var migration, var position) ->
          progress(position.number() - 1, position.of(), Narrator.move(migration));
      case Event.Progressed(var migration, Activity.Progress done) when done.total() > 0 ->
          progress(done.done(), done.total(), migration.id() + " " + done.phase());
      case Event.OperationCalled(var position) ->
          progress(position.number(), position.of(), "operations called");
      case Event.Finished finished -> say("✓ ", Narrator.line(finished).message(), ink::plain);
      default -> narrate(Narrator.line(event));
    }
  }

  private void narrate(Line line) {
    if (line.level() == Line.Level.DEBUG && verbosity != Verbosity.VERBOSE) {
      return;
    }
    say("", line.message(), line.level() == Line.Level.WARN ? ink::yellow : ink::faint);
  }

  /**
   * Wraps the redacted text before it is coloured, so that colour codes do not count as columns.
   */
  private void say(String before, String message, UnaryOperator<String> color) {
    if (verbosity == Verbosity.QUIET) {
      return;
    }
    clear();
    List<String> lines = width.wrap(redactor.redact(message), before.length(), CONTINUED);
    err.println(ink.green(before) + color.apply(lines.getFirst()));
    lines.stream().skip(1).map(color).forEach(err::println);
  }

  private void progress(long done, long total, String what) {
    if (verbosity == Verbosity.QUIET) {
      return;
    }
    int columns = width.atMost(COLUMNS + 1).columns() - 1;
    int bar = Math.min(BAR, columns / 3);
    int filled = (int) (bar * Math.min(done, total) / Math.max(1, total));
    String words = redactor.redact(" %d/%d %s".formatted(done, total, what));
    clear();
    err.print(
        ink.green("█".repeat(filled))
            + ink.faint("░".repeat(bar - filled))
            + new TextWidth(columns - bar).shortened(words));
    err.flush();
    progressShown = true;
  }

  private void clear() {
    if (progressShown) {
      err.print(CLEAR);
      progressShown = false;
    }
  }
}
