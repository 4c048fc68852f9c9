package dev.interlock.gate.diagnosis;

import static dev.interlock.gate.diagnosis.KnownError.error;
import static dev.interlock.gate.diagnosis.KnownError.message;

import java.util.List;

/** Messages of SQLite, as its drivers pass them on. */
final class SqliteErrors {

  static final List<KnownError> ALL =
      List.of(
          message(
              ReportingTool.SQLITE,
              Cause.RELATION_MISSING,
              "no such table: (?:main\\.)?(?<name>[\\w$]+)"),
          message(
              ReportingTool.SQLITE,
              Cause.COLUMN_MISSING,
              "no such column: \"?(?:(?<of>[\\w$]+)\\.)?(?<name>[\\w$]+)\"?"),
          message(
              ReportingTool.SQLITE,
              Cause.COLUMN_MISSING,
              "table (?<of>\\S+) has no column named (?<name>\\S+)"),
          message(
              ReportingTool.SQLITE, Cause.COLUMN_EXISTS, "duplicate column name: (?<name>[\\w$]+)"),
          message(
                  ReportingTool.SQLITE,
                  Cause.RELATION_EXISTS,
                  "(?:table|index|view) [\"`\\[]?(?<name>[^\\s\"`\\]]+)[\"`\\]]? already exists")
              .near("(?i)sqlite|in prepare,|Parse error near"),
          message(ReportingTool.SQLITE, Cause.FUNCTION_MISSING, "no such function: (?<name>\\w+)"),
          message(
              ReportingTool.SQLITE,
              Cause.OBJECT_MISSING,
              "no such (?:index|view|trigger|collation sequence|module|savepoint): (?<name>\\S+)"),
          message(ReportingTool.SQLITE, Cause.SYNTAX, "near \"(?<name>[^\"]+)\": syntax error"),
          message(
              ReportingTool.SQLITE,
              Cause.UNIQUE_VIOLATED,
              "UNIQUE constraint failed: (?<name>[\\w$.]+)"),
          message(
              ReportingTool.SQLITE,
              Cause.NOT_NULL_VIOLATED,
              "NOT NULL constraint failed: (?<name>[\\w$.]+)"),
          message(
              ReportingTool.SQLITE, Cause.FOREIGN_KEY_VIOLATED, "FOREIGN KEY constraint failed"),
          message(
              ReportingTool.SQLITE, Cause.CHECK_VIOLATED, "CHECK constraint failed: (?<name>\\w+)"),
          message(ReportingTool.SQLITE, Cause.SQLITE_LOCKED, "database (?:table )?is locked")
              .near("(?i)sqlite"),
          message(ReportingTool.SQLITE, Cause.SQLITE_CANNOT_OPEN, "unable to open database file"),
          message(ReportingTool.SQLITE, Cause.SQLITE_CANNOT_OPEN, "unable to open database \""),
          message(
              ReportingTool.SQLITE,
              Cause.SQLITE_DAMAGED,
              "(?:database disk image is malformed|file is (?:not a database|encrypted or is not a database))"),
          message(ReportingTool.SQLITE, Cause.READ_ONLY, "attempt to write a readonly database"),
          message(ReportingTool.SQLITE, Cause.DISK_FULL, "database or disk is full"),
          message(
              ReportingTool.SQLITE,
              Cause.SQLITE_ALTER,
              "Cannot add a (?:NOT NULL column with default value NULL|column with non-constant default|PRIMARY KEY column|UNIQUE column)"),
          error(
              ReportingTool.SQLITE,
              Cause.SQLITE_ALTER,
              "No support for ALTER of constraints in SQLite dialect"),
          message(
              ReportingTool.SQLITE,
              Cause.STILL_USED,
              "error in (?:view|trigger|index) (?<name>\\S+)(?: after (?:rename|drop column))?: no such (?:table|column)"));

  private SqliteErrors() {}
}
