package dev.interlock.foreign;

/** What becomes of another tool's ledger once ours counts. */
public enum OtherLedgers {
  /** It is told of every migration, in the migration's own transaction. */
  KEEP,
  /** It is left as it is. */
  TAKEOVER
}
