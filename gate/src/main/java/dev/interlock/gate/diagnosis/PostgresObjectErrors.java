package dev.interlock.gate.diagnosis;

import static dev.interlock.gate.diagnosis.KnownError.message;

import java.util.List;

/** Messages of the PostgreSQL server in English about objects that are missing or exist already. */
final class PostgresObjectErrors {

  static final List<KnownError> ALL =
      List.of(
          message(
              ReportingTool.POSTGRESQL,
              Cause.FROM_MISSING,
              "missing FROM-clause entry for table NAME"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.FROM_MISSING,
              "invalid reference to FROM-clause entry for table NAME"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.COLUMN_EXISTS,
              "column NAME of relation \"(?<of>[^\"]+)\" already exists(?!, skipping)"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.COLUMN_EXISTS,
              "column NAME specified more than once"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.COLUMN_MISSING,
              "column NAME of relation \"(?<of>[^\"]+)\" does not exist(?!, skipping)"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.COLUMN_MISSING,
              "column NAME (?:referenced in foreign key constraint |named in (?:primary )?key )?does not exist(?!, skipping)"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.COLUMN_MISSING,
              "column (?:(?<of>[\\w$]+)\\.)?(?<name>[\\w$]+) does not exist"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.COLUMN_MISSING,
              "column (?:(?<of>[\\w$]+)\\.)NAME does not exist"),
          message(
              ReportingTool.POSTGRESQL, Cause.COLUMN_MISSING, "record \"\\w+\" has no field NAME"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.RELATION_MISSING,
              "(?:relation|table|view|materialized view|sequence) NAME does not exist(?!, skipping)"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.RELATION_EXISTS,
              "relation NAME already exists(?!, skipping)"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.PREPARED_STATEMENT,
              "prepared statement NAME (?:does not exist|already exists)"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.PREPARED_STATEMENT,
              "unnamed prepared statement does not exist"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.PREPARED_STATEMENT,
              "bind message supplies \\d+ parameters?, but prepared statement \"[^\"]*\" requires \\d+"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.DATABASE_MISSING,
              "database NAME does not exist(?!, skipping)"),
          message(ReportingTool.POSTGRESQL, Cause.DATABASE_EXISTS, "database NAME already exists"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.ROLE_MISSING,
              "role NAME does not exist(?!, skipping)"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.SCHEMA_MISSING,
              "schema NAME does not exist(?!, skipping)"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.SCHEMA_MISSING,
              "no schema has been selected to create"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.TYPE_MISSING,
              "type NAME does not exist(?!, skipping)"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.FUNCTION_MISSING,
              "(?:function|procedure|aggregate) (?<name>[^\\s(]+\\(.*?\\)) does not exist(?!, skipping)"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.FUNCTION_MISSING,
              "operator does not exist: (?<name>.+?)(?: \\(SQLSTATE|$)"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.EXTENSION_MISSING,
              "could not open extension control file \"[^\"]*?/?(?<name>[\\w-]+)\\.control\": No such file"),
          message(
              ReportingTool.POSTGRESQL, Cause.EXTENSION_MISSING, "extension NAME is not available"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.EXTENSION_MISSING,
              "extension NAME has no installation script nor update path"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.OBJECT_MISSING,
              "(?:constraint|index|trigger|policy|extension|publication|collation|tablespace|rule|domain|server|event trigger) NAME (?:(?:for|of|on) (?:table|relation|domain) \"(?<of>[^\"]+)\" )?does not exist(?!, skipping)"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.OBJECT_EXISTS,
              "(?:type|schema|constraint|trigger|policy|extension|role|publication|index|rule|sequence|collation|server|function|procedure|event trigger|language|cast) NAME (?:(?:for|of|on) (?:table|relation|domain) \"?(?<of>[^\" ]+)\"? )?already exists(?!, skipping)"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.OBJECT_EXISTS,
              "enum label NAME already exists(?!, skipping)"));

  private PostgresObjectErrors() {}
}
