package dev.interlock;

import dev.interlock.apply.Decision;
import dev.interlock.apply.Intent;
import dev.interlock.ledger.Ledger;
import dev.interlock.ledger.LedgerWrite;
import java.util.List;

/** The intent to create the ledger, and to mark the database as production or not. */
record Initialization(boolean production) implements Intent {

  @Override
  public String command() {
    return "init";
  }

  @Override
  public Decision decide(Ledger ledger) {
    return ledger.present() && ledger.guarded() == production
        ? Decision.NOTHING
        : Decision.toWrite(List.of(new LedgerWrite.Guard(production)));
  }
}
