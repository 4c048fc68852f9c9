package dev.interlock.drift;

/**
 * What to do with a database that holds objects, but none of the history's, and whose state no
 * ledger vouches for.
 */
public enum OtherObjects {
  /** Start nothing and change nothing. */
  REFUSE,
  /** The objects belong to others: leave them alone, and migrate from the beginning. */
  ALLOW
}
