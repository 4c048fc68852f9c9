package dev.interlock.drift;

/** Whether what a migration does to rows, which no schema shows, has been done. */
public enum DataState {
  DONE,
  NOT_DONE,
  /** Nobody knows: no ledger row, no query of the author's, no word of an operator's. */
  UNKNOWN
}
