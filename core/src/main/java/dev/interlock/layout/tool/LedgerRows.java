package dev.interlock.layout.tool;

/** The migrations for which a tool's ledger has a row. */
public enum LedgerRows {
  /** Each applied migration. */
  EACH,
  /** The last applied migration, which implies all before it. */
  LAST,
  /** Each applied migration that no applied one builds on; it implies all that it builds on. */
  HEADS
}
