package dev.interlock;

import dev.interlock.apply.Decision;
import dev.interlock.apply.Intent;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.ledger.Ledger;
import dev.interlock.ledger.LedgerWrite;
import java.util.List;

/**
 * The intent to record that a service starts on the schema, so that no other run undoes the
 * migrations meanwhile. The record of the run is all that changes; the mark is written as it is.
 */
record ServiceStart(Planning planning) implements Intent {

  @Override
  public String command() {
    return "start";
  }

  @Override
  public Decision decide(Ledger ledger) {
    if (!planning.status(ledger).comparison().pending().isEmpty()) {
      throw new Failure.Refused(
          Finding.error(
                  Code.ROLLED_BACK_MEANWHILE,
                  "another run has undone migrations of this release, so the service is not"
                      + " started.")
              .help("Run it again, or find out why the other run undid them."));
    }
    return Decision.toWrite(List.of(new LedgerWrite.Guard(ledger.guarded())));
  }
}
