package dev.interlock.cli.output;

import dev.interlock.event.Event;
import dev.interlock.finding.Finding;

/** A log whose events are also measured. */
public record TimedLog(Log log, StepTimes measured) implements Log {

  @Override
  public void say(String message) {
    log.say(message);
  }

  @Override
  public void report(Finding finding) {
    log.report(finding);
  }

  @Override
  public void times(StepTimes times) {
    log.times(times);
  }

  @Override
  public void on(Event event) {
    measured.on(event);
    log.on(event);
  }
}
