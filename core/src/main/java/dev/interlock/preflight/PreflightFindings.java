package dev.interlock.preflight;

import dev.interlock.dialect.data.DataAnswer;
import dev.interlock.dialect.data.DataAnswer.Found;
import dev.interlock.dialect.data.DataCheck;
import dev.interlock.dialect.data.PreflightSettings;
import dev.interlock.dialect.data.Repair;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.preflight.PlannedCheck.Timing;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Findings about rows that are in the way of a migration, or that it drops. */
public final class PreflightFindings {

  private PreflightFindings() {}

  /** Returns what an answer means for the plan; empty if it allows it. */
  static Optional<Finding> of(
      PlannedCheck planned, DataAnswer answer, List<Repair> repairs, PreflightSettings settings) {
    return switch (answer) {
      case Found found when found.count() == 0 -> Optional.empty();
      case Found found -> Optional.of(found(planned, found, repairs));
      case DataAnswer.Unknown unknown -> unknown(planned, unknown, settings);
    };
  }

  /**
   * Returns the finding for rows that came between the check and the statement.
   *
   * @param migration the migration that is rolled back
   */
  public static Finding inTheWay(
      Migration migration, DataCheck check, Found found, List<Repair> repairs) {
    Finding finding = RowMessages.finding(migration.id(), check, found);
    return repaired(
        finding.note(
            "found directly before the statement, inside the run; the statement did not run"),
        check,
        repairs);
  }

  /** Whether the check is repeated before its statement, which needs an answer that allows it. */
  static boolean isGuarded(PreflightReport.Result result) {
    boolean isUnderstood =
        result
            .answer()
            .filter(answer ->
                answer instanceof DataAnswer.Unknown(var why, var said)
                    && why != DataAnswer.Why.MISSING)
            .isEmpty();
    return !result.isAllowed() && isUnderstood;
  }

  private static Finding found(PlannedCheck planned, Found found, List<Repair> repairs) {
    Finding finding =
        RowMessages.finding(planned.migration().id(), planned.check(), found).at(planned.place());
    return switch (planned.timing()) {
      case Timing.AfterChange(Migration by) ->
          later(planned, "`%s` may change these rows first".formatted(by.id()), found);
      case Timing.AfterCreation created -> finding;
      case Timing.BeforeCopy copy ->
          repaired(finding.as(Severity.WARNING), planned.check(), repairs)
              .note("the migration copies the rows, and may change them as it does so");
      case Timing.Now now ->
          planned.check().isAboutLoss()
              ? loss(planned, finding)
              : repaired(finding, planned.check(), repairs);
    };
  }

  private static Finding later(PlannedCheck planned, String why, Found found) {
    return RowMessages.finding(planned.migration().id(), planned.check(), found)
        .as(Severity.NOTE)
        .at(planned.place())
        .note(why + ", so the check is repeated directly before the statement");
  }

  private static Finding loss(PlannedCheck planned, Finding finding) {
    String directive =
        planned.migration().directive("allow=%s \"reason\"".formatted(finding.code().id()));
    return finding.code() == Code.ROWS_DROPPED
        ? finding
            .as(Severity.WARNING)
            .help("If they are no longer needed, say so in the file: " + directive + ".")
        : finding.help("If the lost digits do not matter, say so in the file: " + directive + ".");
  }

  private static Finding repaired(Finding finding, DataCheck check, List<Repair> repairs) {
    Finding more = finding;
    for (Repair repair : repairs) {
      more = more.note("to %s: %s;".formatted(repair.effect(), repair.sql()));
    }
    more = withReferences(more, check, repairs);
    if (check instanceof DataCheck.NewColumn) {
      return more.help(
          "Give the column a default, or add it without NOT NULL and fill it before it becomes NOT NULL.");
    }
    return repairs.isEmpty()
        ? more.help("Correct these rows, by hand or in a migration before this one.")
        : more.help(
            "Run %s, by hand or in a migration before this one."
                .formatted(repairs.size() == 1 ? "that statement" : "one of these statements"));
  }

  /** Names the tables whose rows may refer to a row that a repair deletes. */
  private static Finding withReferences(Finding finding, DataCheck check, List<Repair> repairs) {
    List<String> tables = check.table().referencing();
    return repairs.isEmpty() || tables.isEmpty()
        ? finding
        : finding.note(
            "rows of %s may refer to a deleted row; see to them first"
                .formatted(
                    tables.stream()
                        .map(name -> "`" + name + "`")
                        .collect(Collectors.joining(", "))));
  }

  private static Optional<Finding> unknown(
      PlannedCheck planned, DataAnswer.Unknown unknown, PreflightSettings settings) {
    MigrationId id = planned.migration().id();
    String table = planned.check().table().shown();
    if (planned.check().isAboutLoss()) {
      return Optional.of(
          Finding.error(
                  Code.ROWS_UNCHECKED,
                  "what `%s` drops of `%s` could not be counted.".formatted(id, table))
              .as(Severity.NOTE)
              .at(planned.place())
              .note(unknown.said()));
    }
    String directive = planned.migration().directive("allow=%s \"reason\"");
    Finding finding =
        Finding.error(
                Code.ROWS_UNCHECKED,
                "the rows of `%s`, which `%s` needs to be right, could not be checked."
                    .formatted(table, id))
            .at(planned.place());
    String allow = directive.formatted(Code.ROWS_UNCHECKED.id());
    return switch (unknown.why()) {
      case NOT_ALLOWED ->
          Optional.of(
              finding
                  .note("this role may not read it: " + unknown.said())
                  .help("Grant it `SELECT`, or let the statement find out: " + allow + "."));
      case TIMEOUT ->
          Optional.of(
              finding
                  .note("the query took longer than %d s".formatted(settings.timeout().toSeconds()))
                  .help(
                      "Raise `preflight.timeout`, or let the statement find out: " + allow + "."));
      case ROWS_HIDDEN ->
          Optional.of(
              Finding.error(
                      Code.ROWS_HIDDEN,
                      "row security hides rows of `%s` from this role, so they could not be checked for `%s`."
                          .formatted(table, id))
                  .at(planned.place())
                  .help(
                      "Migrate as the owner or with `BYPASSRLS`, or let the statement find out: "
                          + directive.formatted(Code.ROWS_HIDDEN.id())
                          + "."));
      case MISSING -> Optional.of(missing(planned, finding, unknown, allow));
      case LOCKED, FAILED ->
          Optional.of(
              finding
                  .note(unknown.said())
                  .help("Run it again, or let the statement find out: " + allow + "."));
      case NOT_UNDERSTOOD ->
          Optional.of(
              finding
                  .as(Severity.WARNING)
                  .note("no query is known for this rule: " + unknown.said())
                  .help("If rows break it, the statement fails and is rolled back."));
    };
  }

  private static Finding missing(
      PlannedCheck planned, Finding finding, DataAnswer.Unknown unknown, String allow) {
    Finding noted = finding.note(unknown.said());
    return planned.timing() instanceof Timing.Now
        ? noted.help("Run it again if another session is changing it, or allow it: " + allow + ".")
        : noted.as(Severity.NOTE).note("it is checked directly before the statement");
  }
}
