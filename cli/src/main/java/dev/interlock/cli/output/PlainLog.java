package dev.interlock.cli.output;

import dev.interlock.cli.line.Verbosity;
import dev.interlock.event.Event;
import dev.interlock.event.text.Line;
import dev.interlock.event.text.Narrator;
import dev.interlock.finding.Finding;
import dev.interlock.finding.text.FindingText;
import dev.interlock.finding.text.Ink;
import dev.interlock.gate.environment.Redactor;
import java.io.PrintStream;

/** One line per event, without colour or cursor movement: for files, pipes and platforms. */
final class PlainLog implements Log {

  private final PrintStream err;
  private final Redactor redactor;
  private final Verbosity verbosity;
  private final FindingText findings = new FindingText(Ink.NONE);

  PlainLog(PrintStream err, Redactor redactor, Verbosity verbosity) {
    this.err = err;
    this.redactor = redactor;
    this.verbosity = verbosity;
  }

  @Override
  public synchronized void say(String message) {
    if (verbosity != Verbosity.QUIET) {
      err.println(redactor.redact(message));
    }
  }

  @Override
  public synchronized void report(Finding finding) {
    findings.lines(redactor.redact(finding)).forEach(err::println);
  }

  @Override
  public void times(StepTimes times) {
    StartSummary.lines(times).forEach(this::say);
  }

  @Override
  public void on(Event event) {
    if (event instanceof Event.Noticed(Finding finding)) {
      report(finding);
      return;
    }
    Line line = Narrator.line(event);
    if (line.level() != Line.Level.DEBUG || verbosity == Verbosity.VERBOSE) {
      say(line.message());
    }
  }
}
