package dev.interlock.cli.command;

import dev.interlock.cli.output.Counted;
import dev.interlock.dialect.data.DataAnswer;
import dev.interlock.dialect.data.DataCheck;
import dev.interlock.dialect.data.Repair;
import dev.interlock.preflight.PlannedCheck.Timing;
import dev.interlock.preflight.PreflightReport;
import dev.interlock.preflight.PreflightReport.Result;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The checks of the rows and the forecast of the locks as a document. */
final class PreflightText {

  private PreflightText() {}

  /** Returns one line for each check and each forecast. */
  static String text(PreflightReport report) {
    return report.results().isEmpty() && report.forecasts().isEmpty() && report.online().isEmpty()
        ? "nothing to ask the rows\n"
        : Stream.of(
                report.results().stream().map(PreflightText::line),
                report.forecasts().stream().map(ForecastText::line),
                report.online().stream().map(ForecastText::line))
            .flatMap(lines -> lines)
            .collect(Collectors.joining());
  }

  private static String line(Result result) {
    DataCheck check = result.check().check();
    return "%s  %s: %s: %s%s%n"
        .formatted(
            result.check().migration().id(),
            check.table().shown(),
            check.shown(),
            verdict(result),
            result.isAllowed() ? " (allowed)" : "");
  }

  private static String verdict(Result result) {
    boolean isLater = !(result.check().timing() instanceof Timing.Now) && !isOfCopy(result);
    String later = isLater ? "; asked again before the statement" : "";
    return result
        .answer()
        .map(answer -> words(result, answer) + later)
        .orElse("asked before the statement");
  }

  private static boolean isOfCopy(Result result) {
    return result.check().timing() instanceof Timing.BeforeCopy;
  }

  private static String words(Result result, DataAnswer answer) {
    boolean isOfTable = result.check().check() instanceof DataCheck.DroppedTable;
    return switch (answer) {
      case DataAnswer.Found found when result.check().check().isAboutLoss() ->
          found.count() == 0
              ? "nothing is lost"
              : Counted.of(found.rows(), isOfTable ? "row" : "value") + " lost";
      case DataAnswer.Found found when found.count() == 0 -> "holds";
      case DataAnswer.Found found when result.check().check() instanceof DataCheck.Unique ->
          "%s in %s of equal rows"
              .formatted(Counted.of(found.rows(), "row"), Counted.of(found.count(), "group"));
      case DataAnswer.Found found when result.check().check() instanceof DataCheck.Exclusion ->
          Counted.of(found.rows(), "pair") + (found.rows() == 1 ? " conflicts" : " conflict");
      case DataAnswer.Found found ->
          Counted.of(found.rows(), "row") + (found.rows() == 1 ? " breaks it" : " break it");
      case DataAnswer.Unknown unknown -> "not known";
    };
  }

  /** Returns the checks with their answers, and the forecasts, for programs. */
  static Map<String, Object> json(PreflightReport report) {
    var json = new LinkedHashMap<String, Object>();
    json.put("checks", report.results().stream().map(PreflightText::json).toList());
    json.put("forecasts", report.forecasts().stream().map(ForecastText::json).toList());
    json.put("online", report.online().stream().map(ForecastText::json).toList());
    return json;
  }

  private static Map<String, Object> json(Result result) {
    DataCheck check = result.check().check();
    var json = new LinkedHashMap<String, Object>();
    json.put("migration", result.check().migration().id());
    json.put("file", result.check().place().file());
    json.put("line", result.check().place().line());
    json.put("table", check.table().shown());
    json.put("rule", check.shown());
    json.put("when", when(result.check().timing()));
    result.answer().ifPresent(answer -> put(answer, json));
    result
        .finding()
        .ifPresent(finding -> {
          json.put("code", finding.code().id());
          json.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
          json.put("allowed", result.isAllowed());
        });
    if (!result.repairs().isEmpty()) {
      json.put("repairs", result.repairs().stream().map(repair -> repair(repair)).toList());
    }
    return json;
  }

  private static Map<String, Object> repair(Repair repair) {
    var json = new LinkedHashMap<String, Object>();
    json.put("effect", repair.effect());
    json.put("sql", repair.sql());
    json.put("complete", repair.isComplete());
    return json;
  }

  private static void put(DataAnswer answer, Map<String, Object> json) {
    switch (answer) {
      case DataAnswer.Found(long count, long rows, List<String> samples) -> {
        json.put("count", count);
        json.put("rows", rows);
        json.put("samples", samples);
      }
      case DataAnswer.Unknown(var why, String said) -> {
        json.put("unknown", why.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        json.put("said", said);
      }
    }
  }

  private static String when(Timing timing) {
    return switch (timing) {
      case Timing.Now now -> "now";
      case Timing.AfterChange change -> "now and before the statement";
      case Timing.AfterCreation creation -> "before the statement";
      case Timing.BeforeCopy copy -> "now";
    };
  }
}
