package dev.interlock.preflight;

import dev.interlock.dialect.data.CheckedTable;
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
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Findings about rows that are in the way of a migration, or that it drops. */
public final class PreflightFindings {

  private static final int MANY = 10;

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
    Finding finding = described(migration.id(), check, found);
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
        described(planned.migration().id(), planned.check(), found).at(planned.place());
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
    return described(planned.migration().id(), planned.check(), found)
        .as(Severity.NOTE)
        .at(planned.place())
        .note(why + ", so the check is repeated directly before the statement");
  }

  private static Finding loss(PlannedCheck planned, Finding finding) {
    String directive = planned.migration().directive(
        "allow=%s \"reason\"".formatted(finding.code().id()));
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
                    tables.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "))));
  }

  private static Finding described(MigrationId id, DataCheck check, Found found) {
    CheckedTable table = check.table();
    String rows = counted(found.rows(), "row");
    Finding finding =
        switch (check) {
          case DataCheck.Unique unique ->
              error(
                  Code.DUPLICATES,
                  "`%s` adds `%s` to `%s`, but %s are in %s of equal rows.",
                  id,
                  unique.shown(),
                  table.shown(),
                  rows,
                  counted(found.count(), "group"));
          case DataCheck.NotNull one ->
              error(
                  Code.NULLS,
                  "`%s` makes `%s.%s` NOT NULL, but %s no value there.",
                  id,
                  table.shown(),
                  one.column(),
                  found.rows() == 1 ? "1 row has" : rows + " have");
          case DataCheck.NewColumn one ->
              error(
                  Code.VALUE_NEEDED,
                  "`%s` adds `%s.%s` without a default, but %s there and would have no value.",
                  id,
                  table.shown(),
                  one.column(),
                  found.rows() == 1 ? "1 row is" : rows + " are");
          case DataCheck.ForeignKey key ->
              error(
                  Code.ORPHANS,
                  "`%s` adds `%s` to `%s`, but %s no parent in `%s`.",
                  id,
                  key.shown(),
                  table.shown(),
                  found.rows() == 1 ? "1 row has" : rows + " have",
                  key.parent().shown());
          case DataCheck.Condition rule ->
              error(
                  Code.RULE_BROKEN,
                  "`%s` adds `%s` to `%s`, but %s it.",
                  id,
                  rule.shown(),
                  table.shown(),
                  breaks(found.rows()));
          case DataCheck.DomainCondition rule ->
              error(
                  Code.RULE_BROKEN,
                  "`%s` adds `%s` to the type of `%s.%s`, but %s it there.",
                  id,
                  rule.definition(),
                  table.shown(),
                  rule.column(),
                  breaks(found.rows()));
          case DataCheck.Exclusion rule ->
              error(
                  Code.EXCLUDED,
                  "`%s` adds `%s` to `%s`, but %s of rows %s.",
                  id,
                  rule.shown(),
                  table.shown(),
                  counted(found.rows(), "pair"),
                  found.rows() == 1 ? "conflicts" : "conflict");
          case DataCheck.Conversion one ->
              error(
                  Code.UNFIT_VALUES,
                  "`%s` changes `%s.%s` to %s, but the value of %s does not fit.",
                  id,
                  table.shown(),
                  one.column(),
                  one.after(),
                  rows);
          case DataCheck.Precision one ->
              error(
                  Code.PRECISION_LOST,
                  "`%s` changes `%s.%s` from %s to %s, and %s digits.",
                  id,
                  table.shown(),
                  one.column(),
                  one.before(),
                  one.after(),
                  found.rows() == 1 ? "1 value loses" : counted(found.rows(), "value") + " lose");
          case DataCheck.Labels one ->
              error(
                  Code.LABEL_GONE,
                  "`%s` changes `%s.%s` to %s, which lacks the value of %s.",
                  id,
                  table.shown(),
                  one.column(),
                  one.type(),
                  rows);
          case DataCheck.DroppedTable one ->
              error(Code.ROWS_DROPPED, "`%s` drops `%s` with %s.", id, table.shown(), rows);
          case DataCheck.DroppedColumn one ->
              error(
                  Code.ROWS_DROPPED,
                  "`%s` drops `%s.%s` with %s.",
                  id,
                  table.shown(),
                  one.column(),
                  counted(found.rows(), "value"));
        };
    Finding listed = finding.notes(found.samples(), MANY);
    long shown = found.samples().size();
    return shown > 0 && found.count() > shown && !check.isAboutLoss()
        ? listed.note("and %s more".formatted(number(found.count() - shown)))
        : listed;
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
                  .help("Raise `preflight.timeout`, or let the statement find out: " + allow + "."));
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

  private static Finding error(Code code, String message, Object... words) {
    return Finding.error(code, message.formatted(words));
  }

  private static String breaks(long rows) {
    return rows == 1 ? "1 row breaks" : counted(rows, "row") + " break";
  }

  private static String counted(long count, String noun) {
    return "%s %s%s".formatted(number(count), noun, count == 1 ? "" : "s");
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
