package dev.interlock.json;

import dev.interlock.catalog.Change;
import dev.interlock.effect.LockMode;
import dev.interlock.effect.RowCounts;
import dev.interlock.effect.StatementEffect;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JsonGenerator;

/** The facts of a statement besides its changes, as JSON. Defaults are left out. */
final class FactsJson {

  private int line;
  private boolean transactional = true;
  private final SortedMap<String, LockMode> locks = new TreeMap<>();
  private final SortedSet<String> rewrites = new TreeSet<>();
  private final SortedSet<String> scans = new TreeSet<>();
  private final SortedMap<String, RowCounts> rows = new TreeMap<>();

  static void write(StatementEffect part, JsonGenerator json) {
    json.writeStartObject();
    json.writeNumberProperty("line", part.line());
    if (!part.transactional()) {
      json.writeBooleanProperty("transactional", false);
    }
    if (!part.locks().isEmpty()) {
      json.writeObjectPropertyStart("locks");
      part.locks().forEach((table, mode) -> json.writeStringProperty(table, mode.word()));
      json.writeEndObject();
    }
    strings("rewrites", part.rewritten(), json);
    strings("scans", part.scanned(), json);
    if (!part.rows().isEmpty()) {
      json.writeObjectPropertyStart("rows");
      part.rows().forEach((table, counts) -> write(table, counts, json));
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void strings(String name, Collection<String> values, JsonGenerator json) {
    if (!values.isEmpty()) {
      json.writeArrayPropertyStart(name);
      values.forEach(json::writeString);
      json.writeEndArray();
    }
  }

  /** Writes the counts in the order inserted, updated, deleted. */
  private static void write(String table, RowCounts counts, JsonGenerator json) {
    json.writeArrayPropertyStart(table);
    json.writeNumber(counts.inserted());
    json.writeNumber(counts.updated());
    json.writeNumber(counts.deleted());
    json.writeEndArray();
  }

  void read(JsonReader json) {
    json.object(field -> {
      switch (field) {
        case "line" -> line = json.number();
        case "transactional" -> transactional = json.isTrue();
        case "locks" -> json.texts().forEach((table, mode) -> locks.put(table, LockMode.of(mode)));
        case "rewrites" -> rewrites.addAll(json.list(json::text));
        case "scans" -> scans.addAll(json.list(json::text));
        case "rows" -> json.object(table -> rows.put(table, counts(json)));
        default -> throw json.bad("has an unknown field `" + field + "`");
      }
    });
  }

  private static RowCounts counts(JsonReader json) {
    List<Long> counts = json.list(json::count);
    if (counts.size() != 3) {
      throw json.bad("should have three counts");
    }
    return new RowCounts(counts.get(0), counts.get(1), counts.get(2));
  }

  StatementEffect with(List<Change> changes) {
    return new StatementEffect(line, transactional, changes, locks, rewrites, scans, rows);
  }
}
