package dev.interlock.cli.report;

import dev.interlock.cli.output.Log;
import dev.interlock.cli.output.StepTimes;
import dev.interlock.event.Event;
import dev.interlock.finding.Finding;

/**
 * Collects what passes to the log of a command.
 *
 * @param areFindingsShown whether findings pass on to the log, or only to the report
 */
record ReportLog(Log log, RunReport report, boolean areFindingsShown) implements Log {

  @Override
  public void say(String message) {
    report.say(message);
    log.say(message);
  }

  @Override
  public void report(Finding finding) {
    report.found(finding);
    if (areFindingsShown) {
      log.report(finding);
    }
  }

  @Override
  public void times(StepTimes times) {
    log.times(times);
  }

  @Override
  public void on(Event event) {
    if (event instanceof Event.Noticed(Finding finding)) {
      report(finding);
    } else {
      report.on(event);
      log.on(event);
    }
  }
}
