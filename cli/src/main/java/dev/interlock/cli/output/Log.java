package dev.interlock.cli.output;

import dev.interlock.event.Event;
import dev.interlock.event.Listener;
import dev.interlock.finding.Finding;

/** The log of a command. Thread-safe. */
public interface Log extends Listener {

  /** Logs a sentence for people. */
  void say(String message);

  /** Logs a finding: an error, a warning or a note. */
  void report(Finding finding);

  /** Logs the times of a start: one line if no migration ran, else a line for each step. */
  void times(StepTimes times);

  @Override
  void on(Event event);
}
