package dev.interlock.gate.diagnosis;

import static dev.interlock.gate.diagnosis.KnownError.error;

import java.util.List;

/** Errors of Flyway, Liquibase and Hibernate. */
final class JavaToolErrors {

  static final List<KnownError> ALL =
      List.of(
          error(
              ReportingTool.FLYWAY,
              Cause.EDITED,
              "Migration (?i:checksum|description|type) mismatch for migration (?:version )?(?<name>\\S+)"),
          error(
              ReportingTool.FLYWAY,
              Cause.FILE_GONE,
              "Detected applied migration not resolved locally: (?<name>[^\\s.]+(?:\\.\\d+)*)"),
          error(
                  ReportingTool.FLYWAY,
                  Cause.PENDING,
                  "Detected resolved (?:repeatable )?migration not applied to database: (?<name>[^\\s.]+(?:\\.\\d+)*)")
              .near("\\*:pending|either run migrate"),
          error(
              ReportingTool.FLYWAY,
              Cause.OUT_OF_ORDER,
              "Detected resolved migration not applied to database: (?<name>[^\\s.]+(?:\\.\\d+)*)"),
          error(
              ReportingTool.FLYWAY,
              Cause.DIRTY,
              "(?:Schema .+ contains a failed|Detected failed) (?:migration to version|repeatable migration:?) (?<name>[^\\s!]+)"),
          error(
              ReportingTool.FLYWAY,
              Cause.LEDGER_MISSING,
              "Found non-empty schema\\(s\\) (?<name>.+?) (?:but no|without) (?:schema history|metadata) table"),
          error(
              ReportingTool.FLYWAY,
              Cause.DUPLICATE_VERSION,
              "Found more than one (?:repeatable )?migration with (?:version|description) (?<name>\\S+)"),
          error(
              ReportingTool.FLYWAY,
              Cause.MIGRATION_LOCKED,
              "Unable to (?:acquire|obtain) (?:\\w+ )?advisory lock"),
          error(
              ReportingTool.FLYWAY,
              Cause.FOLDER_MISSING,
              "Cannot find migrations location in: \\[?(?<name>[^\\]\\s]+)"),
          error(
              ReportingTool.FLYWAY,
              Cause.FOLDER_MISSING,
              "Unable to resolve location (?<name>\\S+)"),
          error(
              ReportingTool.FLYWAY,
              Cause.TOOL_TOO_OLD,
              "Unsupported Database: (?<name>PostgreSQL [\\d.]+)"),
          error(
              ReportingTool.FLYWAY,
              Cause.DRIVER_MISSING,
              "No database found to handle (?<name>jdbc:\\w+)"),
          error(
              ReportingTool.FLYWAY,
              Cause.URL_MISSING,
              "Unable to connect to the database\\. Configure the url, user and password!"),
          error(
              ReportingTool.LIQUIBASE,
              Cause.EDITED,
              "(?<name>\\S+::\\S+::.+?) was: \\d+:\\w+ but is now: \\d+:\\w+"),
          error(
              ReportingTool.LIQUIBASE,
              Cause.MIGRATION_LOCKED,
              "Could not acquire change log lock\\.\\s+Currently locked by (?<name>\\S+)"),
          error(
              ReportingTool.LIQUIBASE,
              Cause.DUPLICATE_VERSION,
              "change ?sets had duplicate identifiers"),
          error(
              ReportingTool.LIQUIBASE,
              Cause.FOLDER_MISSING,
              "(?:The file|file) (?<name>\\S+) was not found in(?: the configured search path)?"),
          error(
              ReportingTool.LIQUIBASE,
              Cause.FOLDER_MISSING,
              "Cannot find changelog location: (?:class path resource )?\\[?(?<name>[^\\]\\s]+)"),
          error(
              ReportingTool.DRIVER,
              Cause.RELATION_MISSING,
              "Schema-validation: missing table \\[(?<name>[^\\]]+)]"),
          error(
              ReportingTool.DRIVER,
              Cause.COLUMN_MISSING,
              "Schema-validation: missing column \\[(?<name>[^\\]]+)] in table \\[(?<of>[^\\]]+)]"),
          error(
              ReportingTool.DRIVER,
              Cause.TYPE_MISMATCH,
              "Schema-validation: wrong column type encountered in column \\[(?<name>[^\\]]+)] in table \\[(?<of>[^\\]]+)]"),
          error(
              ReportingTool.DRIVER,
              Cause.OBJECT_MISSING,
              "Schema-validation: missing sequence \\[(?<name>[^\\]]+)]"),
          error(
              ReportingTool.DRIVER,
              Cause.URL_MISSING,
              "Failed to configure a DataSource: 'url' attribute is not specified"));

  private JavaToolErrors() {}
}
