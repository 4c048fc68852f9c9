package dev.interlock.cli.command;

import dev.interlock.dialect.data.TableSize;
import dev.interlock.effect.BlockedTables;
import dev.interlock.preflight.LockForecast;
import dev.interlock.preflight.PlannedWork;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The forecast of one lock as a line or as a document. */
final class ForecastText {

  private ForecastText() {}

  static String line(LockForecast forecast) {
    PlannedWork work = forecast.work();
    return "%s  %s: %s under %s: %s%s%n"
        .formatted(
            work.migration().id(),
            BlockedTables.shown(work.table()),
            word(work),
            work.blocked().strongest().word(),
            words(forecast.size()),
            forecast.isAllowed() ? " (allowed)" : "");
  }

  private static String words(TableSize size) {
    return switch (size) {
      case TableSize.Unknown unknown -> "size not known";
      case TableSize.Measured measured -> measured.words();
    };
  }

  private static String word(PlannedWork work) {
    return work.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static Map<String, Object> json(LockForecast forecast) {
    PlannedWork work = forecast.work();
    var json = new LinkedHashMap<String, Object>();
    json.put("migration", work.migration().id());
    json.put("file", work.statements().getFirst().place().file());
    json.put("lines", work.statements().stream().map(seen -> seen.effect().line()).toList());
    json.put("table", BlockedTables.shown(work.table()));
    json.put("work", word(work));
    json.put("lock", work.blocked().strongest().word());
    json.put(
        "blocked", work.blocked().locks().keySet().stream().map(BlockedTables::shown).toList());
    switch (forecast.size()) {
      case TableSize.Measured(var bytes, var rows) -> {
        json.put("bytes", bytes.bytes());
        rows.ifPresent(count -> json.put("rows", count));
      }
      case TableSize.Unknown unknown -> json.put("unknown", unknown.said());
    }
    json.put("code", forecast.finding().code().id());
    json.put("severity", forecast.finding().severity().name().toLowerCase(Locale.ROOT));
    json.put("allowed", forecast.isAllowed());
    return json;
  }
}
