package dev.interlock.gate.diagnosis;

import static dev.interlock.gate.diagnosis.KnownError.of;

import java.util.List;

/** Errors of Flyway, Liquibase and Hibernate. */
final class JavaToolErrors {

  static final List<KnownError> ALL =
      List.of(
          of(
              ReportingTool.FLYWAY,
              Cause.EDITED,
              "Migration (?i:checksum|description|type) mismatch for migration (?:version )?(?<name>\\S+)"),
          of(
              ReportingTool.FLYWAY,
              Cause.FILE_GONE,
              "Detected applied migration not resolved locally: (?<name>[^\\s.]+(?:\\.\\d+)*)"),
          of(
                  ReportingTool.FLYWAY,
                  Cause.PENDING,
                  "Detected resolved (?:repeatable )?migration not applied to database: (?<name>[^\\s.]+(?:\\.\\d+)*)")
              .near("\\*:pending|either run migrate"),
          of(
              ReportingTool.FLYWAY,
              Cause.OUT_OF_ORDER,
              "Detected resolved migration not applied to database: (?<name>[^\\s.]+(?:\\.\\d+)*)"),
          of(
              ReportingTool.FLYWAY,
              Cause.DIRTY,
              "(?:Schema .+ contains a failed|Detected failed) (?:migration to version|repeatable migration:?) (?<name>[^\\s!]+)"),
          of(
              ReportingTool.FLYWAY,
              Cause.LEDGER_MISSING,
              "Found non-empty schema\\(s\\) (?<name>.+?) (?:but no|without) (?:schema history|metadata) table"),
          of(
              ReportingTool.FLYWAY,
              Cause.DUPLICATE_VERSION,
              "Found more than one (?:repeatable )?migration with (?:version|description) (?<name>\\S+)"),
          of(
              ReportingTool.FLYWAY,
              Cause.MIGRATION_LOCKED,
              "Unable to (?:acquire|obtain) (?:\\w+ )?advisory lock"),
          of(
              ReportingTool.FLYWAY,
              Cause.FOLDER_MISSING,
              "Cannot find migrations location in: \\[?(?<name>[^\\]\\s]+)"),
          of(
              ReportingTool.FLYWAY,
              Cause.FOLDER_MISSING,
              "Unable to resolve location (?<name>\\S+)"),
          of(
              ReportingTool.FLYWAY,
              Cause.TOOL_TOO_OLD,
              "Unsupported Database: (?<name>PostgreSQL [\\d.]+)"),
          of(
              ReportingTool.FLYWAY,
              Cause.DRIVER_MISSING,
              "No database found to handle (?<name>jdbc:\\w+)"),
          of(
              ReportingTool.FLYWAY,
              Cause.URL_MISSING,
              "Unable to connect to the database\\. Configure the url, user and password!"),
          of(
              ReportingTool.LIQUIBASE,
              Cause.EDITED,
              "(?<name>\\S+::\\S+::.+?) was: \\d+:\\w+ but is now: \\d+:\\w+"),
          of(
              ReportingTool.LIQUIBASE,
              Cause.MIGRATION_LOCKED,
              "Could not acquire change log lock\\.\\s+Currently locked by (?<name>\\S+)"),
          of(
              ReportingTool.LIQUIBASE,
              Cause.DUPLICATE_VERSION,
              "change ?sets had duplicate identifiers"),
          of(
              ReportingTool.LIQUIBASE,
              Cause.FOLDER_MISSING,
              "(?:The file|file) (?<name>\\S+) was not found in(?: the configured search path)?"),
          of(
              ReportingTool.LIQUIBASE,
              Cause.FOLDER_MISSING,
              "Cannot find changelog location: (?:class path resource )?\\[?(?<name>[^\\]\\s]+)"),
          of(
              ReportingTool.DRIVER,
              Cause.RELATION_MISSING,
              "Schema-validation: missing table \\[(?<name>[^\\]]+)]"),
          of(
              ReportingTool.DRIVER,
              Cause.COLUMN_MISSING,
              "Schema-validation: missing column \\[(?<name>[^\\]]+)] in table \\[(?<of>[^\\]]+)]"),
          of(
              ReportingTool.DRIVER,
              Cause.TYPE_MISMATCH,
              "Schema-validation: wrong column type encountered in column \\[(?<name>[^\\]]+)] in table \\[(?<of>[^\\]]+)]"),
          of(
              ReportingTool.DRIVER,
              Cause.OBJECT_MISSING,
              "Schema-validation: missing sequence \\[(?<name>[^\\]]+)]"),
          of(
              ReportingTool.DRIVER,
              Cause.URL_MISSING,
              "Failed to configure a DataSource: 'url' attribute is not specified"));

  private JavaToolErrors() {}
}
