package dev.interlock.foreign;

/** Treatment of another tool's ledger after Interlock has adopted it. */
public enum OtherLedgers {
  /** Records every migration in it too, in the migration's own transaction. */
  KEEP,
  /** Leaves it unchanged. */
  TAKEOVER
}
