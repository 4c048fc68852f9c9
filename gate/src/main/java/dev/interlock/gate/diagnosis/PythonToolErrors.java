package dev.interlock.gate.diagnosis;

import static dev.interlock.gate.diagnosis.KnownError.of;

import java.util.List;

/** Errors of Alembic, SQLAlchemy and Django. */
final class PythonToolErrors {

  static final List<KnownError> ALL =
      List.of(
          of(
              ReportingTool.ALEMBIC,
              Cause.REVISION_MISSING,
              "Can't locate revision identified by '(?<name>[^']+)'"),
          of(
              ReportingTool.ALEMBIC,
              Cause.REVISION_MISSING,
              "No such revision or branch '(?<name>[^']+)'"),
          of(ReportingTool.ALEMBIC, Cause.SEVERAL_HEADS, "Multiple head revisions are present"),
          of(
              ReportingTool.ALEMBIC,
              Cause.SEVERAL_HEADS,
              "(?:The script directory has multiple heads|Only a single head is supported)"),
          of(ReportingTool.ALEMBIC, Cause.PENDING, "Target database is not up to date\\."),
          of(
              ReportingTool.ALEMBIC,
              Cause.PARENT_MISSING,
              "Revision (?<name>\\S+) referenced from .* is not present"),
          of(
              ReportingTool.ALEMBIC,
              Cause.DUPLICATE_VERSION,
              "Revision (?<name>\\S+) is present more than once"),
          of(
              ReportingTool.ALEMBIC,
              Cause.CYCLE,
              "(?:Cycle|Dependency cycle|Self-loop|Dependency-loop|Self-dependency) is detected in revisions \\((?<name>.+?)\\)"),
          of(
              ReportingTool.ALEMBIC,
              Cause.FOLDER_MISSING,
              "Path doesn't exist: '?(?<name>[^'\\s]+)'?\\.?\\s+Please use the 'init' command"),
          of(
              ReportingTool.ALEMBIC,
              Cause.FOLDER_MISSING,
              "No '(?:script_location|path_separator)' key found in configuration"),
          of(ReportingTool.ALEMBIC, Cause.FOLDER_MISSING, "No config file '(?<name>[^']+)' found"),
          of(
              ReportingTool.ALEMBIC,
              Cause.OUT_OF_ORDER,
              "Requested revision (?<name>\\S+) overlaps with other requested revisions"),
          of(
              ReportingTool.SQLALCHEMY,
              Cause.SCHEME_UNKNOWN,
              "Can't load plugin: sqlalchemy\\.dialects:(?<name>\\S+)"),
          of(
              ReportingTool.SQLALCHEMY,
              Cause.URL_BAD,
              "Could not parse (?:SQLAlchemy|rfc1738) URL from"),
          of(
              ReportingTool.SQLALCHEMY,
              Cause.URL_MISSING,
              "Expected string or URL object, got None"),
          of(
              ReportingTool.SQLALCHEMY,
              Cause.TRANSACTION_ABORTED,
              "This Session's transaction has been rolled back (?:due to a previous exception|by a nested rollback)"),
          of(
              ReportingTool.SQLALCHEMY,
              Cause.TRANSACTION_ABORTED,
              "Can't reconnect until invalid transaction is rolled back"),
          of(
              ReportingTool.DJANGO,
              Cause.SEVERAL_HEADS,
              "Conflicting migrations detected; multiple leaf nodes in the migration graph: \\((?<name>.+?)\\)"),
          of(
              ReportingTool.DJANGO,
              Cause.PARENT_MISSING,
              "Migration (?<name>\\S+) dependencies reference nonexistent parent node"),
          of(
              ReportingTool.DJANGO,
              Cause.OUT_OF_ORDER,
              "Migration (?<name>\\S+) is applied before its dependency \\S+ on database"),
          of(
              ReportingTool.DJANGO,
              Cause.CYCLE,
              "(?:django\\.db\\.migrations\\.exceptions\\.)?CircularDependencyError: (?<name>.+)"),
          of(
              ReportingTool.DJANGO,
              Cause.PENDING,
              "You have (?<name>\\d+ unapplied migration\\(s\\))"),
          of(
              ReportingTool.DJANGO,
              Cause.DRIVER_MISSING,
              "Error loading (?<name>psycopg2 or psycopg|psycopg2?) module"),
          of(
              ReportingTool.DJANGO,
              Cause.TRANSACTION_ABORTED,
              "An error occurred in the current transaction\\. You can't execute queries until the end of the 'atomic' block"),
          of(
              ReportingTool.DJANGO,
              Cause.TOOL_TOO_OLD,
              "NotSupportedError: (?<name>PostgreSQL \\d+ or later) is required"));

  private PythonToolErrors() {}
}
