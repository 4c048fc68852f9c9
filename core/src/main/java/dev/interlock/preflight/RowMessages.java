package dev.interlock.preflight;

import dev.interlock.dialect.data.CheckedTable;
import dev.interlock.dialect.data.DataAnswer.Found;
import dev.interlock.dialect.data.DataCheck;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.history.MigrationId;
import java.util.Locale;

/** Says which rows are in the way of which migration. */
final class RowMessages {

  private static final int MANY = 10;

  private RowMessages() {}

  /** Returns the finding for rows that were found, with their samples and without a remedy. */
  static Finding finding(MigrationId id, DataCheck check, Found found) {
    CheckedTable table = check.table();
    String rows = counted(found.rows(), "row");
    Finding finding =
        switch (check) {
          case DataCheck.Unique unique ->
              Finding.error(
                  Code.DUPLICATES,
                  "`%s` adds `%s` to `%s`, but %s are in %s of equal rows."
                      .formatted(
                          id,
                          unique.shown(),
                          table.shown(),
                          rows,
                          counted(found.count(), "group")));
          case DataCheck.NotNull one ->
              Finding.error(
                  Code.NULLS,
                  "`%s` makes `%s.%s` NOT NULL, but %s no value there."
                      .formatted(
                          id,
                          table.shown(),
                          one.column(),
                          found.rows() == 1 ? "1 row has" : rows + " have"));
          case DataCheck.NewColumn one ->
              Finding.error(
                  Code.VALUE_NEEDED,
                  "`%s` adds `%s.%s` without a default, but %s there and would have no value."
                      .formatted(
                          id,
                          table.shown(),
                          one.column(),
                          found.rows() == 1 ? "1 row is" : rows + " are"));
          case DataCheck.ForeignKey key ->
              Finding.error(
                  Code.ORPHANS,
                  "`%s` adds `%s` to `%s`, but %s no parent in `%s`."
                      .formatted(
                          id,
                          key.shown(),
                          table.shown(),
                          found.rows() == 1 ? "1 row has" : rows + " have",
                          key.parent().shown()));
          case DataCheck.Condition rule ->
              Finding.error(
                  Code.RULE_BROKEN,
                  "`%s` adds `%s` to `%s`, but %s it."
                      .formatted(id, rule.shown(), table.shown(), breaks(found.rows())));
          case DataCheck.DomainCondition rule ->
              Finding.error(
                  Code.RULE_BROKEN,
                  "`%s` adds `%s` to the type of `%s.%s`, but %s it there."
                      .formatted(
                          id,
                          rule.definition(),
                          table.shown(),
                          rule.column(),
                          breaks(found.rows())));
          case DataCheck.Exclusion rule ->
              Finding.error(
                  Code.EXCLUDED,
                  "`%s` adds `%s` to `%s`, but %s of rows %s."
                      .formatted(
                          id,
                          rule.shown(),
                          table.shown(),
                          counted(found.rows(), "pair"),
                          found.rows() == 1 ? "conflicts" : "conflict"));
          case DataCheck.Conversion one ->
              Finding.error(
                  Code.UNFIT_VALUES,
                  "`%s` changes `%s.%s` to %s, but the value of %s does not fit."
                      .formatted(id, table.shown(), one.column(), one.after(), rows));
          case DataCheck.Precision one ->
              Finding.error(
                  Code.PRECISION_LOST,
                  "`%s` changes `%s.%s` from %s to %s, and %s digits."
                      .formatted(
                          id,
                          table.shown(),
                          one.column(),
                          one.before(),
                          one.after(),
                          found.rows() == 1
                              ? "1 value loses"
                              : counted(found.rows(), "value") + " lose"));
          case DataCheck.Labels one ->
              Finding.error(
                  Code.LABEL_GONE,
                  "`%s` changes `%s.%s` to %s, which lacks the value of %s."
                      .formatted(id, table.shown(), one.column(), one.type(), rows));
          case DataCheck.DroppedTable one ->
              Finding.error(
                  Code.ROWS_DROPPED, "`%s` drops `%s` with %s.".formatted(id, table.shown(), rows));
          case DataCheck.DroppedColumn one ->
              Finding.error(
                  Code.ROWS_DROPPED,
                  "`%s` drops `%s.%s` with %s."
                      .formatted(id, table.shown(), one.column(), counted(found.rows(), "value")));
        };
    Finding listed = finding.notes(found.samples(), MANY);
    long shown = found.samples().size();
    return shown > 0 && found.count() > shown && !check.isAboutLoss()
        ? listed.note("and %s more".formatted(number(found.count() - shown)))
        : listed;
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
