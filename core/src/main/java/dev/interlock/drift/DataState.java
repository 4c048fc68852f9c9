package dev.interlock.drift;

/** State of a migration's changes to rows, which no schema shows. */
public enum DataState {
  DONE,
  NOT_DONE,
  /** Unknown: neither a ledger row nor a query by the author nor an operator tells. */
  UNKNOWN
}
