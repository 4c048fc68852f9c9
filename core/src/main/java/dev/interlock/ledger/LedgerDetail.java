package dev.interlock.ledger;

/** How much of a ledger is asked for. */
public enum LedgerDetail {
  /** Its rows. */
  ROWS,
  /** Its rows, and the mark that the schema bears. */
  ROWS_AND_MARK
}
