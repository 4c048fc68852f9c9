package dev.interlock.cli.command;

import dev.interlock.cli.output.Log;
import dev.interlock.event.Event;
import dev.interlock.finding.Finding;
import dev.interlock.gate.verify.VerificationListener;

/** Reports the progress of a verification; a reason to wait only when it changes. */
final class VerificationProgress implements VerificationListener {

  private final Log log;
  private String reason = "";

  VerificationProgress(Log log) {
    this.log = log;
  }

  @Override
  public synchronized void waiting(Finding why) {
    if (!reason.equals(why.message())) {
      reason = why.message();
      log.on(new Event.WaitingForService(why));
    }
  }

  @Override
  public void called(int done, int of) {
    log.on(new Event.OperationCalled(new Event.Position(done, of)));
  }
}
