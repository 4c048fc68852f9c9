package dev.interlock.json;

import dev.interlock.backup.Backup;
import dev.interlock.backup.BackupOrigin;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.dialect.backup.SavedColumn;
import dev.interlock.dialect.backup.SavedRows;
import dev.interlock.history.MigrationId;
import dev.interlock.ledger.Direction;
import dev.interlock.ledger.RunId;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/**
 * The manifest of a backup: each part is on one line. Its last field is the SHA-256 of the text
 * before it, so that a manifest that was edited is not believed.
 */
final class BackupJson {

  private static final int FORMAT = 1;

  private static final String CHECKSUM = ",\n\"sha256\": \"";

  private BackupJson() {}

  static String write(Backup backup) {
    var line = new JsonText();
    BackupOrigin origin = backup.origin();
    var text = new StringBuilder("{\n\"format\": ").append(FORMAT);
    append("migration", origin.migration().toString(), text, line);
    append("direction", origin.direction().word(), text, line);
    append("run", origin.run().value(), text, line);
    append("taken", backup.taken().toString(), text, line);
    append("database", origin.database(), text, line);
    origin.identity().ifPresent(identity -> append("identity", identity, text, line));
    append("server", origin.server(), text, line);
    text.append(
        backup.parts().stream()
            .map(part -> line.of(json -> write(part, json)))
            .collect(Collectors.joining(",\n  ", ",\n\"parts\": [\n  ", "\n]")));
    return text
        + CHECKSUM
        + Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8))
        + "\"\n}\n";
  }

  private static void append(String name, String value, StringBuilder text, JsonText line) {
    text.append(",\n\"%s\": ".formatted(name)).append(line.of(json -> json.writeString(value)));
  }

  private static void write(Backup.Part part, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("kind", part.rows().object().kind().word());
    strings("path", part.rows().object().path(), json);
    json.writeArrayPropertyStart("columns");
    for (SavedColumn column : part.rows().columns()) {
      json.writeStartObject();
      json.writeStringProperty("name", column.name());
      json.writeStringProperty("type", column.type());
      json.writeEndObject();
    }
    json.writeEndArray();
    strings("key", part.rows().key(), json);
    json.writeStringProperty("file", part.file());
    json.writeNumberProperty("rows", part.count());
    json.writeNumberProperty("bytes", part.bytes());
    json.writeStringProperty("sha256", part.sha256());
    json.writeEndObject();
  }

  private static void strings(String name, List<String> values, JsonGenerator json) {
    json.writeArrayPropertyStart(name);
    values.forEach(json::writeString);
    json.writeEndArray();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws BadJson if the text is not a manifest, or was edited
   */
  static Backup read(String name, String text) {
    int end = text.lastIndexOf(CHECKSUM);
    if (end < 0
        || !text.startsWith(
            Sha256.of(text.substring(0, end).getBytes(StandardCharsets.UTF_8)),
            end + CHECKSUM.length())) {
      throw new BadJson("was edited or cut off");
    }
    return JsonReader.read(text, json -> read(name, json));
  }

  private static Backup read(String name, JsonReader json) {
    var head = new HashMap<String, String>();
    var parts = new ArrayList<Backup.Part>();
    json.object(field -> {
      switch (field) {
        case "format" -> {
          if (json.number() != FORMAT) {
            throw json.bad("has a format that this version of Interlock does not know");
          }
        }
        case "parts" -> parts.addAll(json.list(() -> part(json)));
        default -> head.put(field, json.text());
      }
    });
    try {
      return new Backup(
          name,
          Instant.parse(value(head, "taken")),
          new BackupOrigin(
              MigrationId.parse(value(head, "migration")),
              Direction.of(value(head, "direction")),
              new RunId(value(head, "run")),
              Optional.ofNullable(head.get("identity")),
              value(head, "database"),
              value(head, "server")),
          parts);
    } catch (DateTimeException e) {
      throw new BadJson("has an invalid time", e);
    }
  }

  private static String value(Map<String, String> head, String name) {
    return Optional.ofNullable(head.get(name))
        .orElseThrow(() -> new BadJson("has no field `%s`".formatted(name)));
  }

  private static Backup.Part part(JsonReader json) {
    var texts = new HashMap<String, String>();
    var lists = new HashMap<String, List<String>>();
    var columns = new ArrayList<SavedColumn>();
    var counts = new HashMap<String, Long>();
    json.object(field -> {
      switch (field) {
        case "path", "key" -> lists.put(field, json.list(json::text));
        case "columns" ->
            columns.addAll(
                json.list(() -> {
                  Map<String, String> column = json.texts();
                  return new SavedColumn(value(column, "name"), value(column, "type"));
                }));
        case "rows", "bytes" -> counts.put(field, json.count());
        default -> texts.put(field, json.text());
      }
    });
    return new Backup.Part(
        new SavedRows(
            new ObjectId(
                ObjectKind.of(value(texts, "kind")), lists.getOrDefault("path", List.of())),
            columns,
            lists.getOrDefault("key", List.of())),
        value(texts, "file"),
        counts.getOrDefault("rows", -1L),
        counts.getOrDefault("bytes", -1L),
        value(texts, "sha256"));
  }
}
