package dev.interlock.apply;

import dev.interlock.ledger.Ledger;
import dev.interlock.ledger.LedgerWrite;
import java.util.List;

/**
 * Change of a database that a command asks for. An execution asks for the decision twice: before
 * the lock, to see whether there is work, and again under the lock.
 */
public interface Intent {

  /** Returns the name of the command, for the record of the run. */
  String command();

  /**
   * Decides what to do with a database whose ledger reads like this.
   *
   * @throws dev.interlock.finding.Failure.Refused if nothing may be done
   */
  Decision decide(Ledger ledger);

  /**
   * Checks the result before the lock is released.
   *
   * @return ledger writes that record it
   * @throws dev.interlock.finding.Failure.Stopped if the result is not as intended
   */
  default List<LedgerWrite> verify() {
    return List.of();
  }
}
