package dev.interlock.cli.command;

import dev.interlock.dialect.data.TableSize;
import dev.interlock.effect.BlockedTables;
import dev.interlock.preflight.LockForecast;
import dev.interlock.preflight.OnlineWork;
import dev.interlock.preflight.PlannedWork;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The forecast of one lock, or what runs online instead, as a line or as a document. */
final class ForecastText {

  private ForecastText() {}

  static String line(LockForecast forecast) {
    return line(forecast.work(), forecast.size(), forecast.isAllowed() ? " (allowed)" : "");
  }

  static String line(OnlineWork online) {
    return line(online.work(), online.size(), " (runs online instead)");
  }

  private static String line(PlannedWork work, TableSize size, String remark) {
    return "%s  %s: %s under %s: %s%s%n"
        .formatted(
            work.migration().id(),
            BlockedTables.shown(work.table()),
            word(work),
            work.blocked().strongest().word(),
            words(size),
            remark);
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
    Map<String, Object> json = json(forecast.work(), forecast.size());
    json.put("code", forecast.finding().code().id());
    json.put("severity", forecast.finding().severity().name().toLowerCase(Locale.ROOT));
    json.put("allowed", forecast.isAllowed());
    return json;
  }

  static Map<String, Object> json(OnlineWork online) {
    Map<String, Object> json = json(online.work(), online.size());
    json.put("code", online.finding().code().id());
    json.put(
        "steps",
        online.sequences().values().stream()
            .flatMap(sequence -> sequence.statements().stream())
            .toList());
    return json;
  }

  private static Map<String, Object> json(PlannedWork work, TableSize size) {
    var json = new LinkedHashMap<String, Object>();
    json.put("migration", work.migration().id());
    json.put("file", work.statements().getFirst().place().file());
    json.put("lines", work.statements().stream().map(seen -> seen.effect().line()).toList());
    json.put("table", BlockedTables.shown(work.table()));
    json.put("work", word(work));
    json.put("lock", work.blocked().strongest().word());
    json.put(
        "blocked", work.blocked().locks().keySet().stream().map(BlockedTables::shown).toList());
    switch (size) {
      case TableSize.Measured(var bytes, var rows) -> {
        json.put("bytes", bytes.bytes());
        rows.ifPresent(count -> json.put("rows", count));
      }
      case TableSize.Unknown unknown -> json.put("unknown", unknown.said());
    }
    return json;
  }
}
