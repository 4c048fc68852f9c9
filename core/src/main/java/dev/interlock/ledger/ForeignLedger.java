package dev.interlock.ledger;

import java.util.List;

/**
 * Another tool's ledger.
 *
 * @param rows in the order in which the tool wrote them; of several with one id the last one counts
 */
public record ForeignLedger(Runner runner, List<ForeignRow> rows) {

  public ForeignLedger {
    rows = List.copyOf(rows);
  }
}
