package dev.interlock.gate.diagnosis;

import static dev.interlock.gate.diagnosis.KnownError.error;

import java.util.List;

/** Errors of Prisma and Knex. */
final class NodeToolErrors {

  static final List<KnownError> ALL =
      List.of(
          error(
              ReportingTool.PRISMA,
              Cause.PASSWORD_WRONG,
              "Authentication failed against (?:the )?database server(?: at `[^`]*`)?, the provided database credentials for `?(?<name>[^`\\s]+)`? are not valid"),
          error(
              ReportingTool.PRISMA,
              Cause.PASSWORD_WRONG,
              "Authentication failed against (?:the )?database server"),
          error(
              ReportingTool.PRISMA,
              Cause.UNREACHABLE,
              "Can't reach database server at `?(?<name>[^`\\s]+)`?"),
          error(
              ReportingTool.PRISMA,
              Cause.MIGRATION_LOCKED,
              "Timed out trying to acquire a postgres advisory lock"),
          error(
                  ReportingTool.PRISMA,
                  Cause.MIGRATION_LOCKED,
                  "The database server (?:at `[^`]+` )?was reached but timed out")
              .near("postgres advisory lock"),
          error(
              ReportingTool.PRISMA,
              Cause.NO_ANSWER,
              "The database server (?:at `(?<name>[^`]+)` )?was reached but timed out"),
          error(
              ReportingTool.PRISMA,
              Cause.DATABASE_MISSING,
              "Database `?(?<name>[^`\\s]+)`? does not exist(?: on the database server at|\\.$)"),
          error(
              ReportingTool.PRISMA,
              Cause.NOT_ALLOWED,
              "User `?(?<name>[^`\\s]+)`? was denied access on the database"),
          error(
              ReportingTool.PRISMA,
              Cause.URL_MISSING,
              "Environment variable not found: (?<name>\\w*(?:DATABASE|POSTGRES|DB)\\w*)"),
          error(
              ReportingTool.PRISMA,
              Cause.URL_MISSING,
              "(?:Error validating datasource `\\w+`: )?You must provide a nonempty URL"),
          error(
              ReportingTool.PRISMA,
              Cause.SCHEME_UNKNOWN,
              "the URL must start with the protocol `(?<name>[^`]+)`"),
          error(ReportingTool.PRISMA, Cause.URL_BAD, "The provided database string is invalid"),
          error(ReportingTool.PRISMA, Cause.CONNECTION_LOST, "Server has closed the connection\\.")
              .near("(?i)prisma|P1017"),
          error(
              ReportingTool.PRISMA,
              Cause.RELATION_MISSING,
              "The (?:table|view) `(?<name>[^`]+)` does not exist in the current database"),
          error(
              ReportingTool.PRISMA,
              Cause.RELATION_MISSING,
              "The underlying (?:table|view) for model `(?<name>[^`]+)` does not exist"),
          error(
              ReportingTool.PRISMA,
              Cause.COLUMN_MISSING,
              "The column `(?:(?<of>[^`]+)\\.)?(?<name>[^`.]+)` does not exist in the current database"),
          error(
              ReportingTool.PRISMA,
              Cause.UNIQUE_VIOLATED,
              "Unique constraint failed on the (?:fields: \\(`?(?<name>[^)`]+)|constraint|\\(not available\\))"),
          error(
              ReportingTool.PRISMA,
              Cause.FOREIGN_KEY_VIOLATED,
              "Foreign key constraint (?:failed on the field: `(?<name>[^`(]+)|violated)"),
          error(
              ReportingTool.PRISMA,
              Cause.POOL_EXHAUSTED,
              "Timed out fetching a new connection from the (?:connection )?pool"),
          error(
              ReportingTool.PRISMA,
              Cause.SERIALIZATION,
              "Transaction failed due to a write conflict or a deadlock"),
          error(ReportingTool.PRISMA, Cause.LEDGER_MISSING, "The database schema is not empty\\.")
              .near("(?i)prisma|P3005"),
          error(
              ReportingTool.PRISMA,
              Cause.DIRTY,
              "migrate found failed migrations? in the target database"),
          error(
              ReportingTool.PRISMA,
              Cause.NOT_ALLOWED,
              "Prisma Migrate could not create the shadow database"),
          error(
              ReportingTool.PRISMA,
              Cause.FILE_GONE,
              "Could not find the migration file at (?<name>\\S+?)\\.?"),
          error(
              ReportingTool.PRISMA,
              Cause.FILE_GONE,
              "The following migrations?(?:\\(s\\))? (?:are|is) applied to the database but missing from the local migrations directory(?:: (?<name>\\S+))?"),
          error(
              ReportingTool.PRISMA,
              Cause.FILE_GONE,
              "The migrations? from the database (?:are|is) not found locally in prisma/migrations"),
          error(
              ReportingTool.PRISMA,
              Cause.EDITED,
              "The migration `(?<name>[^`]+)` was modified after it was applied"),
          error(
              ReportingTool.PRISMA,
              Cause.DRIFT,
              "Drift detected: Your database schema is not in sync with your migration history"),
          error(
              ReportingTool.PRISMA,
              Cause.PENDING,
              "Following migrations? have not yet been applied:"),
          error(
              ReportingTool.PRISMA,
              Cause.NOTHING_TO_RUN,
              "No migration found in (?<name>prisma/\\S+)"),
          error(
              ReportingTool.KNEX,
              Cause.MIGRATION_LOCKED,
              "MigrationLocked: Migration table is already locked"),
          error(
              ReportingTool.KNEX,
              Cause.MIGRATION_LOCKED,
              "Can't take lock to run migrations: Migration table is already locked"),
          error(
              ReportingTool.KNEX,
              Cause.FILE_GONE,
              "The migration directory is corrupt, the following files are missing: (?<name>\\S+?)(?:,|$)"));

  private NodeToolErrors() {}
}
