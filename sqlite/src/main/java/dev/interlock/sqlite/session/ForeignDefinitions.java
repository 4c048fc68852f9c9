package dev.interlock.sqlite.session;

import dev.interlock.ledger.Runner;
import java.util.List;

/** The definitions of other tools' ledgers on SQLite, after the tools' sources. */
public final class ForeignDefinitions {

  private ForeignDefinitions() {}

  /** Returns the statements that create the ledger, with unqualified names. */
  public static List<String> of(Runner runner) {
    return switch (runner) {
      case FLYWAY ->
          List.of(
              """
              CREATE TABLE flyway_schema_history (
                installed_rank INT NOT NULL PRIMARY KEY,
                version VARCHAR(50),
                description VARCHAR(200) NOT NULL,
                type VARCHAR(20) NOT NULL,
                script VARCHAR(1000) NOT NULL,
                checksum INT,
                installed_by VARCHAR(100) NOT NULL,
                installed_on TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
                execution_time INT NOT NULL,
                success BOOLEAN NOT NULL)\
              """,
              "CREATE INDEX flyway_schema_history_s_idx ON flyway_schema_history (success)");
      case GOLANG_MIGRATE ->
          List.of(
              "CREATE TABLE schema_migrations (version uint64, dirty bool)",
              "CREATE UNIQUE INDEX version_unique ON schema_migrations (version)");
      case DBMATE -> List.of("CREATE TABLE schema_migrations (version varchar(128) PRIMARY KEY)");
      case GOOSE ->
          List.of(
              """
              CREATE TABLE goose_db_version (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                version_id INTEGER NOT NULL,
                is_applied INTEGER NOT NULL,
                tstamp TIMESTAMP DEFAULT (datetime('now')))\
              """,
              "INSERT INTO goose_db_version (version_id, is_applied) VALUES (0, 1)");
      case SQLX ->
          List.of(
              """
              CREATE TABLE _sqlx_migrations (
                version BIGINT PRIMARY KEY,
                description TEXT NOT NULL,
                installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
                success BOOLEAN NOT NULL,
                checksum BLOB NOT NULL,
                execution_time BIGINT NOT NULL)\
              """);
      case DIESEL ->
          List.of(
              """
              CREATE TABLE __diesel_schema_migrations (
                version VARCHAR(50) PRIMARY KEY NOT NULL,
                run_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP)\
              """);
      case PRISMA ->
          List.of(
              """
              CREATE TABLE _prisma_migrations (
                id TEXT PRIMARY KEY NOT NULL,
                checksum TEXT NOT NULL,
                finished_at DATETIME,
                migration_name TEXT NOT NULL,
                logs TEXT,
                rolled_back_at DATETIME,
                started_at DATETIME NOT NULL DEFAULT current_timestamp,
                applied_steps_count INTEGER UNSIGNED NOT NULL DEFAULT 0)\
              """);
      case ALEMBIC ->
          List.of(
              """
              CREATE TABLE alembic_version (
                version_num VARCHAR(32) NOT NULL,
                CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))\
              """);
    };
  }
}
