package dev.interlock.ledger;

/** The ledger's tables, with the same names in every dialect. */
public enum LedgerTable {
  /** One row for each migration that is or was recorded as applied. */
  MIGRATION("interlock_migration"),
  /** Non-transactional work in flight. */
  JOURNAL("interlock_journal"),
  /** One row: the holder of the migration lock. */
  LOCK("interlock_lock"),
  /** The record of runs: the ends of those that changed the database, tried to, or failed. */
  RUN("interlock_run");

  /** A schema for these tables alone; found without configuration, and not part of a catalog. */
  public static final String OWN_SCHEMA = "interlock";

  private final String sqlName;

  LedgerTable(String sqlName) {
    this.sqlName = sqlName;
  }

  /** Returns the name, unquoted and without a schema. */
  public String sqlName() {
    return sqlName;
  }
}
