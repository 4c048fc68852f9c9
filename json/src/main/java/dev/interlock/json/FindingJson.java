package dev.interlock.json;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes findings as JSON and reads them back. */
final class FindingJson {

  private @Nullable Code code;
  private Severity severity = Severity.ERROR;
  private String message = "";
  private @Nullable String file;
  private int line;
  private int column;
  private @Nullable String excerpt;
  private int length;
  private final List<String> notes = new ArrayList<>();
  private @Nullable String help;

  private FindingJson() {}

  static void write(Finding finding, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("code", finding.code().id());
    json.writeStringProperty("severity", finding.severity().name());
    json.writeStringProperty("message", finding.message());
    finding.place().ifPresent(place -> write(place, json));
    json.writeArrayPropertyStart("notes");
    finding.notes().forEach(json::writeString);
    json.writeEndArray();
    finding.help().ifPresent(help -> json.writeStringProperty("help", help));
    json.writeEndObject();
  }

  private static void write(Place place, JsonGenerator json) {
    json.writeStringProperty("file", place.file());
    json.writeNumberProperty("line", place.line());
    json.writeNumberProperty("column", place.column());
    place
        .excerpt()
        .ifPresent(excerpt -> {
          json.writeStringProperty("excerpt", excerpt.text());
          json.writeNumberProperty("length", excerpt.length());
        });
  }

  static Finding read(JsonReader json) {
    var read = new FindingJson();
    json.object(field -> read.take(field, json));
    return read.finding(json);
  }

  private void take(String field, JsonReader json) {
    switch (field) {
      case "code" -> code = code(json.text(), json);
      case "severity" -> severity = Severity.valueOf(json.text());
      case "message" -> message = json.text();
      case "file" -> file = json.text();
      case "line" -> line = json.number();
      case "column" -> column = json.number();
      case "excerpt" -> excerpt = json.text();
      case "length" -> length = json.number();
      case "notes" -> notes.addAll(json.list(json::text));
      case "help" -> help = json.text();
      default -> throw json.bad("has an unknown field `" + field + "`");
    }
  }

  private static Code code(String id, JsonReader json) {
    for (Code code : Code.values()) {
      if (code.id().equals(id)) {
        return code;
      }
    }
    throw json.bad("has an unknown code");
  }

  private Finding finding(JsonReader json) {
    if (code == null || message.isEmpty()) {
      throw json.bad("should have a code and a message");
    }
    Optional<Place> place =
        file == null
            ? Optional.empty()
            : Optional.of(
                new Place(
                    file,
                    line,
                    column,
                    Optional.ofNullable(excerpt).map(text -> new Place.Excerpt(text, length))));
    return new Finding(code, severity, message, place, notes, Optional.ofNullable(help));
  }
}
