package dev.interlock.cli.output;

import dev.interlock.cli.Verbosity;
import dev.interlock.dialect.Activity;
import dev.interlock.environment.Redactor;
import dev.interlock.event.Event;
import dev.interlock.finding.Finding;
import java.io.PrintStream;

/** For a person who watches: colour, and a last line that shows how far the work has come. */
final class TerminalLog implements Log {

  private static final int BAR = 24;

  /** A line that wraps could not be taken back. */
  private static final int COLUMNS = 79;

  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream err;
  private final Redactor redactor;
  private final Ink ink;
  private final Verbosity verbosity;
  private boolean progressShown;

  TerminalLog(PrintStream err, Redactor redactor, Ink ink, Verbosity verbosity) {
    this.err = err;
    this.redactor = redactor;
    this.ink = ink;
    this.verbosity = verbosity;
  }

  @Override
  public synchronized void say(String message) {
    if (verbosity != Verbosity.QUIET) {
      print(message);
    }
  }

  @Override
  public synchronized void report(Finding finding) {
    clear();
    new FindingText(ink).lines(redactor.redact(finding)).forEach(err::println);
  }

  @Override
  public synchronized void on(Event event) {
    switch (event) {
      case Event.Noticed(Finding finding) -> report(finding);
      case Event.Started(var migration, var position) ->
          progress(position.number() - 1, position.of(), Narrator.move(migration));
      case Event.Progressed(var migration, Activity.Progress done) when done.total() > 0 ->
          progress(done.done(), done.total(), migration.id() + " " + done.phase());
      case Event.Finished finished -> say(ink.green("✓ ") + Narrator.line(finished).message());
      default -> narrate(Narrator.line(event));
    }
  }

  private void narrate(Line line) {
    if (line.level() == Line.Level.DEBUG && verbosity != Verbosity.VERBOSE) {
      return;
    }
    say(line.level() == Line.Level.WARN ? ink.yellow(line.message()) : ink.faint(line.message()));
  }

  private void print(String message) {
    clear();
    err.println(redactor.redact(message));
  }

  private void progress(long done, long total, String what) {
    if (verbosity == Verbosity.QUIET) {
      return;
    }
    int filled = (int) (BAR * Math.min(done, total) / Math.max(1, total));
    String words = redactor.redact(" %d/%d %s".formatted(done, total, what));
    clear();
    err.print(
        ink.green("█".repeat(filled)) + ink.faint("░".repeat(BAR - filled)) + shortened(words));
    err.flush();
    progressShown = true;
  }

  private static String shortened(String words) {
    int room = COLUMNS - BAR;
    return words.length() <= room ? words : words.substring(0, room - 1) + "…";
  }

  private void clear() {
    if (progressShown) {
      err.print(CLEAR);
      progressShown = false;
    }
  }
}
