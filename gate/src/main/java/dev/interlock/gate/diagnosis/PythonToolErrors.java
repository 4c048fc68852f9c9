package dev.interlock.gate.diagnosis;

import static dev.interlock.gate.diagnosis.KnownError.error;

import java.util.List;

/** Errors of Alembic, SQLAlchemy and Django. */
final class PythonToolErrors {

  static final List<KnownError> ALL =
      List.of(
          error(
              ReportingTool.ALEMBIC,
              Cause.REVISION_MISSING,
              "Can't locate revision identified by '(?<name>[^']+)'"),
          error(
              ReportingTool.ALEMBIC,
              Cause.REVISION_MISSING,
              "No such revision or branch '(?<name>[^']+)'"),
          error(ReportingTool.ALEMBIC, Cause.SEVERAL_HEADS, "Multiple head revisions are present"),
          error(
              ReportingTool.ALEMBIC,
              Cause.SEVERAL_HEADS,
              "(?:The script directory has multiple heads|Only a single head is supported)"),
          error(ReportingTool.ALEMBIC, Cause.PENDING, "Target database is not up to date\\."),
          error(
              ReportingTool.ALEMBIC,
              Cause.PARENT_MISSING,
              "Revision (?<name>\\S+) referenced from .* is not present"),
          error(
              ReportingTool.ALEMBIC,
              Cause.DUPLICATE_VERSION,
              "Revision (?<name>\\S+) is present more than once"),
          error(
              ReportingTool.ALEMBIC,
              Cause.CYCLE,
              "(?:Cycle|Dependency cycle|Self-loop|Dependency-loop|Self-dependency) is detected in revisions \\((?<name>.+?)\\)"),
          error(
              ReportingTool.ALEMBIC,
              Cause.FOLDER_MISSING,
              "Path doesn't exist: '?(?<name>[^'\\s]+)'?\\.?\\s+Please use the 'init' command"),
          error(
              ReportingTool.ALEMBIC,
              Cause.FOLDER_MISSING,
              "No '(?:script_location|path_separator)' key found in configuration"),
          error(
              ReportingTool.ALEMBIC, Cause.FOLDER_MISSING, "No config file '(?<name>[^']+)' found"),
          error(
              ReportingTool.ALEMBIC,
              Cause.OUT_OF_ORDER,
              "Requested revision (?<name>\\S+) overlaps with other requested revisions"),
          error(
              ReportingTool.SQLALCHEMY,
              Cause.SCHEME_UNKNOWN,
              "Can't load plugin: sqlalchemy\\.dialects:(?<name>\\S+)"),
          error(
              ReportingTool.SQLALCHEMY,
              Cause.URL_BAD,
              "Could not parse (?:SQLAlchemy|rfc1738) URL from"),
          error(
              ReportingTool.SQLALCHEMY,
              Cause.URL_MISSING,
              "Expected string or URL object, got None"),
          error(
              ReportingTool.SQLALCHEMY,
              Cause.TRANSACTION_ABORTED,
              "This Session's transaction has been rolled back (?:due to a previous exception|by a nested rollback)"),
          error(
              ReportingTool.SQLALCHEMY,
              Cause.TRANSACTION_ABORTED,
              "Can't reconnect until invalid transaction is rolled back"),
          error(
              ReportingTool.DJANGO,
              Cause.SEVERAL_HEADS,
              "Conflicting migrations detected; multiple leaf nodes in the migration graph: \\((?<name>.+?)\\)"),
          error(
              ReportingTool.DJANGO,
              Cause.PARENT_MISSING,
              "Migration (?<name>\\S+) dependencies reference nonexistent parent node"),
          error(
              ReportingTool.DJANGO,
              Cause.OUT_OF_ORDER,
              "Migration (?<name>\\S+) is applied before its dependency \\S+ on database"),
          error(
              ReportingTool.DJANGO,
              Cause.CYCLE,
              "(?:django\\.db\\.migrations\\.exceptions\\.)?CircularDependencyError: (?<name>.+)"),
          error(
              ReportingTool.DJANGO,
              Cause.PENDING,
              "You have (?<name>\\d+ unapplied migration\\(s\\))"),
          error(
              ReportingTool.DJANGO,
              Cause.DRIVER_MISSING,
              "Error loading (?<name>psycopg2 or psycopg|psycopg2?) module"),
          error(
              ReportingTool.DJANGO,
              Cause.TRANSACTION_ABORTED,
              "An error occurred in the current transaction\\. You can't execute queries until the end of the 'atomic' block"),
          error(
              ReportingTool.DJANGO,
              Cause.TOOL_TOO_OLD,
              "NotSupportedError: (?<name>PostgreSQL \\d+ or later) is required"));

  private PythonToolErrors() {}
}
