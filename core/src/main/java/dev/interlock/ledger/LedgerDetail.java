package dev.interlock.ledger;

/** The parts of a ledger to read. */
public enum LedgerDetail {
  /** The rows. */
  ROWS,
  /** The rows and the mark of the schema. */
  ROWS_AND_MARK
}
