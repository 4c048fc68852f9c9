package dev.interlock.drift;

/**
 * Treatment of a database that holds objects, none of them made by the history, and whose position
 * no ledger records.
 */
public enum OtherObjects {
  /** Starts nothing and changes nothing. */
  REFUSE,
  /**
   * Treats the objects as those of others: leaves them unchanged, and migrates from the beginning.
   */
  ALLOW
}
