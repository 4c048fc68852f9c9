package dev.interlock.cli.output;

import dev.interlock.event.Event;
import dev.interlock.event.Listener;
import dev.interlock.finding.Finding;

/** Where a command says what it does. Thread-safe. */
public interface Log extends Listener {

  /** A sentence for people. */
  void say(String message);

  /** Something that is wrong, or worth knowing. */
  void report(Finding finding);

  @Override
  void on(Event event);
}
