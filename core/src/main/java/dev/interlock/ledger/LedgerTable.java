package dev.interlock.ledger;

/** The ledger's tables, called the same in every dialect. */
public enum LedgerTable {
  /** One row for each migration that counts as applied, or did. */
  MIGRATION("interlock_migration"),
  /** Non-transactional work in flight. */
  JOURNAL("interlock_journal"),
  /** One row: who holds the migration lock. */
  LOCK("interlock_lock"),
  /** One row for each run that changed something. */
  RUN("interlock_run");

  /** A schema for these tables alone; found without being configured, and no part of a catalog. */
  public static final String OWN_SCHEMA = "interlock";

  private final String sqlName;

  LedgerTable(String sqlName) {
    this.sqlName = sqlName;
  }

  /** Unquoted, without a schema. */
  public String sqlName() {
    return sqlName;
  }
}
