package dev.interlock.postgresql.ledger;

import dev.interlock.ledger.LedgerTable;
import dev.interlock.postgresql.script.QualifiedName;
import java.util.List;

/**
 * The ledger's tables in one schema: their quoted names and their definitions.
 *
 * <p>Names are always qualified, because a migration may change the search path before the ledger
 * is written in the same transaction.
 */
public record LedgerTables(String schema) {

  public String migration() {
    return qualified(LedgerTable.MIGRATION);
  }

  public String journal() {
    return qualified(LedgerTable.JOURNAL);
  }

  public String lock() {
    return qualified(LedgerTable.LOCK);
  }

  public String run() {
    return qualified(LedgerTable.RUN);
  }

  private String qualified(LedgerTable table) {
    return QualifiedName.of(schema, table.sqlName()).quoted();
  }

  /**
   * Returns a statement that adds the journal's columns missing in older versions; it may be
   * repeated.
   */
  String addition() {
    return """
    ALTER TABLE %s ADD COLUMN IF NOT EXISTS division text, \
    ADD COLUMN IF NOT EXISTS session text, ADD COLUMN IF NOT EXISTS batch text\
    """
        .formatted(journal());
  }

  /**
   * Returns the statements that bring the record of runs of an older version to this one: several
   * rows for a run, its release, and the outcome of the last deploy beside the lock. They may be
   * repeated.
   */
  List<String> runAdditions() {
    return List.of(
        """
        ALTER TABLE %s DROP CONSTRAINT IF EXISTS interlock_run_pkey, \
        ADD PRIMARY KEY (ended_at, run), ADD COLUMN IF NOT EXISTS release text\
        """
            .formatted(run()),
        "ALTER TABLE %s ADD COLUMN IF NOT EXISTS failed boolean NOT NULL DEFAULT false"
            .formatted(lock()));
  }

  /**
   * Returns the statements that create everything; they fail if another session has just done so.
   */
  List<String> definitions() {
    return List.of(
        """
        CREATE TABLE %s (
          seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          id text NOT NULL,
          description text NOT NULL,
          checksum text NOT NULL,
          statements text NOT NULL,
          how text NOT NULL,
          applied_by text NOT NULL DEFAULT current_user,
          applied_at timestamptz NOT NULL DEFAULT clock_timestamp(),
          took interval NOT NULL,
          run text NOT NULL,
          fingerprint text,
          reason text,
          retired_at timestamptz,
          retired_as text)\
        """
            .formatted(migration()),
        "CREATE UNIQUE INDEX interlock_migration_applied ON %s (id) WHERE retired_at IS NULL"
            .formatted(migration()),
        """
        CREATE TABLE %s (
          id text PRIMARY KEY,
          direction text NOT NULL,
          done integer NOT NULL,
          prefix text NOT NULL,
          running text,
          division text,
          session text,
          batch text,
          started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
          changed_at timestamptz NOT NULL DEFAULT clock_timestamp())\
        """
            .formatted(journal()),
        """
        CREATE TABLE %s (
          only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
          token bigint NOT NULL DEFAULT 0,
          run text,
          host text,
          process bigint,
          session integer,
          activity text,
          since timestamptz,
          until timestamptz,
          unsettled text[] NOT NULL DEFAULT '{}',
          guarded boolean NOT NULL DEFAULT false,
          proven_mark text,
          proven_history text,
          failed boolean NOT NULL DEFAULT false) WITH (fillfactor = 10)\
        """
            .formatted(lock()),
        """
        CREATE TABLE %s (
          run text NOT NULL,
          command text NOT NULL,
          host text NOT NULL,
          started_at timestamptz NOT NULL,
          ended_at timestamptz NOT NULL DEFAULT clock_timestamp(),
          outcome text NOT NULL,
          details text NOT NULL,
          release text,
          PRIMARY KEY (ended_at, run))\
        """
            .formatted(run()),
        "INSERT INTO %s DEFAULT VALUES".formatted(lock()));
  }
}
