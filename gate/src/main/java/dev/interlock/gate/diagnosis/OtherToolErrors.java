package dev.interlock.gate.diagnosis;

import static dev.interlock.gate.diagnosis.KnownError.error;

import java.util.List;

/** Errors of golang-migrate, goose, dbmate, sqlx and Rails, and findings of Interlock. */
final class OtherToolErrors {

  static final List<KnownError> ALL =
      List.of(
          error(
              ReportingTool.GOLANG_MIGRATE,
              Cause.DIRTY,
              "Dirty database version (?<name>-?\\d+)\\. Fix and force version"),
          error(
              ReportingTool.GOLANG_MIGRATE,
              Cause.FILE_GONE,
              "no migration found for version (?<name>\\d+)"),
          error(
              ReportingTool.GOLANG_MIGRATE,
              Cause.FOLDER_MISSING,
              "failed to open source,? .*?open (?<name>[^:\\s]+): no such file or directory"),
          error(
              ReportingTool.GOLANG_MIGRATE,
              Cause.FOLDER_MISSING,
              "(?:failed to open source|error creating migrate).*?(?<name>file://\\S+?)\"?:? .*(?:no such file or directory|file does not exist)"),
          error(
              ReportingTool.GOLANG_MIGRATE,
              Cause.NOTHING_TO_RUN,
              "first \\S*: file does not exist"),
          error(
              ReportingTool.GOLANG_MIGRATE,
              Cause.MIGRATION_LOCKED,
              "can't acquire (?:database )?lock\\b"),
          error(
              ReportingTool.GOLANG_MIGRATE,
              Cause.MIGRATION_LOCKED,
              "timeout: can't acquire database lock"),
          error(
              ReportingTool.GOLANG_MIGRATE,
              Cause.MIGRATION_LOCKED,
              "try lock failed in line 0: SELECT pg_advisory_lock"),
          error(
              ReportingTool.GOLANG_MIGRATE,
              Cause.DUPLICATE_VERSION,
              "duplicate migration file: (?<name>\\S+)"),
          error(
              ReportingTool.GOLANG_MIGRATE,
              Cause.SCHEME_UNKNOWN,
              "unknown driver '?(?<name>\\w+)'? \\(forgotten import\\?\\)"),
          error(
              ReportingTool.GOOSE,
              Cause.FOLDER_MISSING,
              "goose[^:]*: (?:failed to .*: )?(?<name>\\S+) directory does not exist"),
          error(ReportingTool.GOOSE, Cause.NOTHING_TO_RUN, "goose.*no migration files found"),
          error(
              ReportingTool.GOOSE,
              Cause.OUT_OF_ORDER,
              "found \\d+ missing migrations? before current version (?<name>\\d+)"),
          error(
              ReportingTool.GOOSE,
              Cause.OUT_OF_ORDER,
              "found \\d+ missing \\(out-of-order\\) migrations? lower than current max"),
          error(
              ReportingTool.GOOSE,
              Cause.DUPLICATE_VERSION,
              "goose: duplicate version (?<name>\\d+) detected"),
          error(
              ReportingTool.GOOSE,
              Cause.DUPLICATE_VERSION,
              "found duplicate migration version (?<name>\\d+)"),
          error(
              ReportingTool.DBMATE,
              Cause.FOLDER_MISSING,
              "could not find migrations directory `(?<name>[^`]+)`"),
          error(
              ReportingTool.DBMATE, Cause.NOTHING_TO_RUN, "^(?:Error: )?no migration files found$"),
          error(
              ReportingTool.DBMATE,
              Cause.URL_MISSING,
              "invalid url, have you set your --url flag or (?<name>\\w+) environment variable"),
          error(ReportingTool.DBMATE, Cause.SCHEME_UNKNOWN, "unsupported driver: (?<name>\\w+)"),
          error(ReportingTool.DBMATE, Cause.FILE_GONE, "can't find migration file: (?<name>\\S+)"),
          error(
              ReportingTool.SQLX,
              Cause.EDITED,
              "migration (?<name>\\d+) was previously applied but has been modified"),
          error(
              ReportingTool.SQLX,
              Cause.FILE_GONE,
              "migration (?<name>\\d+) was previously applied but is missing in the resolved migrations"),
          error(
              ReportingTool.SQLX,
              Cause.DIRTY,
              "migration (?<name>\\d+) is partially applied; fix and remove row from"),
          error(
              ReportingTool.RAILS,
              Cause.PENDING,
              "(?:ActiveRecord::PendingMigrationError|Migrations are pending\\. To resolve this issue, run:)"),
          error(
              ReportingTool.RAILS,
              Cause.DATABASE_MISSING,
              "We could not find your database: (?<name>[^\\s.]+)"),
          error(
              ReportingTool.RAILS,
              Cause.DUPLICATE_VERSION,
              "Multiple migrations have the (?:version number|name) (?<name>[^\\s.]+)"),
          error(
              ReportingTool.RAILS,
              Cause.MIGRATION_LOCKED,
              "Cannot run migrations because another migration process is currently running"),
          error(
              ReportingTool.RAILS,
              Cause.FILE_GONE,
              "No migration with version number (?<name>\\d+)"),
          error(
              ReportingTool.RAILS,
              Cause.DRIVER_MISSING,
              "Error loading the '(?<name>postgresql|sqlite3)' (?:Active Record|ActiveRecord) adapter"),
          error(
              ReportingTool.RAILS,
              Cause.DRIVER_MISSING,
              "Specified '(?<name>postgresql|sqlite3)' for database adapter, but the gem is not loaded"),
          error(
              ReportingTool.RAILS,
              Cause.PASSWORD_WRONG,
              "There is an issue connecting to your database with your username/password, username: (?<name>\\S+?)\\."),
          error(
              ReportingTool.RAILS,
              Cause.HOST_UNKNOWN,
              "There is an issue connecting with your hostname: (?<name>\\S+?)\\."),
          error(ReportingTool.INTERLOCK, Cause.INTERLOCK, "\\berror\\[(?<name>[A-Z]{3}\\d{3})]"));

  private OtherToolErrors() {}
}
