package dev.interlock.sqlite.session;

import dev.interlock.ledger.AppliedKind;
import dev.interlock.ledger.LedgerTable;
import dev.interlock.ledger.RunOutcome;
import java.util.List;

/**
 * The ledger's tables. They equal those of other products, except that times are text in UTC, or
 * seconds since 1970 in tables whose times are computed with.
 *
 * <p>Names are qualified, because a temporary table or an attached database may have the same
 * names.
 */
final class LedgerTables {

  static final String MIGRATION = "main." + LedgerTable.MIGRATION.sqlName();
  static final String JOURNAL = "main." + LedgerTable.JOURNAL.sqlName();
  static final String LOCK = "main." + LedgerTable.LOCK.sqlName();
  static final String RUN = "main." + LedgerTable.RUN.sqlName();

  /** Seconds since 1970 with milliseconds, by the database's clock (SQLite 3.42 and newer). */
  static final String NOW = "unixepoch('subsec')";

  /** The same time as text in UTC. */
  static final String TIMESTAMP = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')";

  static final String ADOPTION_REASONS =
      "SELECT DISTINCT reason FROM %s WHERE how = '%s' AND reason IS NOT NULL"
          .formatted(MIGRATION, AppliedKind.ADOPTED.word());

  /** The last run that ended well after another one, whose id it takes twice. */
  static final String RUN_AFTER =
      """
      SELECT run, command, host FROM %1$s WHERE outcome IN (%2$s) AND run <> ?
      AND ended_at >= coalesce((SELECT max(ended_at) FROM %1$s WHERE run = ?), '')
      ORDER BY ended_at DESC LIMIT 1\
      """
          .formatted(RUN, RunOutcome.goodWords());

  /** A run may have several rows. */
  static final String RUN_DEFINITION =
      """
      CREATE TABLE IF NOT EXISTS %1$s (
        run text NOT NULL,
        command text NOT NULL,
        host text NOT NULL,
        started_at text NOT NULL,
        ended_at text NOT NULL DEFAULT (%2$s),
        outcome text NOT NULL,
        details text NOT NULL,
        release text)\
      """
          .formatted(RUN, TIMESTAMP);

  static final List<String> DEFINITIONS =
      List.of(
          """
          CREATE TABLE IF NOT EXISTS %s (
            seq integer PRIMARY KEY,
            id text NOT NULL,
            description text NOT NULL,
            checksum text NOT NULL,
            statements text NOT NULL,
            how text NOT NULL,
            applied_by text NOT NULL,
            applied_at text NOT NULL DEFAULT (%s),
            took real NOT NULL,
            run text NOT NULL,
            fingerprint text,
            reason text,
            retired_at text,
            retired_as text)\
          """
              .formatted(MIGRATION, TIMESTAMP),
          """
          CREATE UNIQUE INDEX IF NOT EXISTS main.interlock_migration_applied
            ON %s (id) WHERE retired_at IS NULL\
          """
              .formatted(LedgerTable.MIGRATION.sqlName()),
          """
          CREATE TABLE IF NOT EXISTS %1$s (
            id text PRIMARY KEY,
            direction text NOT NULL,
            done integer NOT NULL,
            prefix text NOT NULL,
            running text,
            division text,
            session text,
            batch text,
            started_at real NOT NULL DEFAULT (%2$s),
            changed_at real NOT NULL DEFAULT (%2$s))\
          """
              .formatted(JOURNAL, NOW),
          """
          CREATE TABLE IF NOT EXISTS %s (
            only_row integer PRIMARY KEY DEFAULT 1 CHECK (only_row = 1),
            token integer NOT NULL DEFAULT 0,
            run text,
            host text,
            process integer,
            activity text,
            since real,
            until real,
            guarded integer NOT NULL DEFAULT 0,
            proven_mark text,
            proven_history text,
            failed integer NOT NULL DEFAULT 0)\
          """
              .formatted(LOCK),
          RUN_DEFINITION,
          "INSERT OR IGNORE INTO %s (only_row) VALUES (1)".formatted(LOCK));

  /** The columns of the journal that ledgers of older versions lack. */
  static final List<String> ADDED_LATER = List.of("division", "session", "batch");

  private LedgerTables() {}

  static String addition(String column) {
    return "ALTER TABLE %s ADD COLUMN %s text".formatted(JOURNAL, column);
  }
}
