package dev.interlock.json;

import dev.interlock.catalog.Change;
import dev.interlock.catalog.Fingerprint;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.effect.Seal;
import dev.interlock.effect.StatementEffect;
import dev.interlock.history.Checksum;
import dev.interlock.history.MigrationId;
import dev.interlock.history.Program.Captured;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A seal as a JSON file that a reviewer can read: each statement is on one line, and each of its
 * changes on a line after it. Equal seals give the same text, byte for byte.
 */
public final class SealJson {

  private static final int FORMAT = 1;

  /** The number of leading lines with one value each, among them the server. */
  static final int HEAD = 8;

  private static final Pattern SERVER = Pattern.compile("\"server\": \"([^\"\\\\]+)\",?");

  private SealJson() {}

  /** Finds the server that a seal was made on in its first lines. */
  static Optional<String> server(Stream<String> head) {
    return head.map(SERVER::matcher)
        .filter(Matcher::matches)
        .map(match -> match.group(1))
        .findFirst();
  }

  public static String write(Seal seal) {
    MigrationEffect effect = seal.effect();
    var line = new JsonText();
    Map<String, String> head = new LinkedHashMap<>();
    head.put("migration", effect.id().toString());
    head.put("server", seal.server());
    head.put("file", effect.raw().hex());
    head.put("statements", effect.statements().hex());
    head.put("before", effect.before().hex());
    head.put("after", effect.after().hex());
    var text = new StringBuilder("{\n\"format\": ").append(FORMAT);
    head.forEach((name, value) ->
        text.append(",\n\"%s\": ".formatted(name))
            .append(line.of(json -> json.writeString(value))));
    if (!effect.placeholders().isEmpty()) {
      text.append(",\n\"placeholders\": ").append(placeholders(effect, line));
    }
    seal.program().ifPresent(program -> append("program", program, text, line));
    seal.undo().ifPresent(undo -> append("undo", undo, text, line));
    String effects =
        effect.parts().stream()
            .map(part -> statement(part, line))
            .collect(Collectors.joining(",\n"));
    return text.append(",\n\"effects\": [\n").append(effects).append("\n]\n}\n").toString();
  }

  /** Writes the statements of a program line by line. */
  private static void append(String name, Captured program, StringBuilder text, JsonText line) {
    text.append(",\n\"%s\": {\"reasons\": ".formatted(name))
        .append(strings(program.reasons().stream(), ", ", line))
        .append(", \"script\": ")
        .append(strings(Arrays.stream(program.script().split("\n", -1)), ",\n  ", line))
        .append('}');
  }

  private static String strings(Stream<String> texts, String separator, JsonText line) {
    return texts
        .map(one -> line.of(json -> json.writeString(one)))
        .collect(Collectors.joining(separator, "[", "]"));
  }

  private static String placeholders(MigrationEffect effect, JsonText line) {
    return effect.placeholders().entrySet().stream()
        .map(value ->
            line.of(json -> json.writeString(value.getKey()))
                + ": "
                + line.of(json -> json.writeString(value.getValue())))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String statement(StatementEffect part, JsonText line) {
    String facts = line.of(json -> FactsJson.write(part, json));
    String changes =
        part.changes().stream()
            .map(change -> "\n  " + line.of(json -> ChangeJson.write(change, json)))
            .collect(Collectors.joining(","));
    return "{\"statement\": %s, \"changes\": [%s]}".formatted(facts, changes);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws BadJson if the text is not a seal
   */
  public static Seal read(String text) {
    return JsonReader.read(text, SealJson::read);
  }

  static Seal read(JsonReader json) {
    Map<String, String> head = new LinkedHashMap<>();
    List<StatementEffect> parts = new ArrayList<>();
    SortedMap<String, String> placeholders = new TreeMap<>();
    Map<String, Sent> programs = new HashMap<>();
    json.object(field -> {
      switch (field) {
        case "format" -> checkFormat(json);
        case "migration", "server", "file", "statements", "before", "after" ->
            head.put(field, json.text());
        case "placeholders" -> json.object(name -> placeholders.put(name, json.text()));
        case "program", "undo" -> programs.put(field, sent(json));
        case "effects" -> parts.addAll(json.list(() -> statement(json)));
        default -> throw json.bad("has an unknown field `" + field + "`");
      }
    });
    List<Change> changes = parts.stream().flatMap(part -> part.changes().stream()).toList();
    var effect =
        new MigrationEffect(
            MigrationId.parse(value(head, "migration")),
            new Checksum(value(head, "file")),
            new Checksum(value(head, "statements")),
            placeholders,
            new Fingerprint(value(head, "before")),
            new Fingerprint(value(head, "after")),
            Change.net(changes),
            parts);
    String server = value(head, "server");
    return new Seal(
        server, effect, captured(programs, "program", server), captured(programs, "undo", server));
  }

  /** A program as it is written. */
  private record Sent(List<String> reasons, List<String> lines) {}

  private static Sent sent(JsonReader json) {
    var reasons = new ArrayList<String>();
    var lines = new ArrayList<String>();
    json.object(field -> {
      switch (field) {
        case "reasons" -> reasons.addAll(json.list(json::text));
        case "script" -> lines.addAll(json.list(json::text));
        default -> throw json.bad("has an unknown field `" + field + "`");
      }
    });
    return new Sent(reasons, lines);
  }

  private static Optional<Captured> captured(
      Map<String, Sent> programs, String name, String server) {
    return Optional.ofNullable(programs.get(name))
        .map(sent -> new Captured(server, String.join("\n", sent.lines()), sent.reasons()));
  }

  private static String value(Map<String, String> head, String name) {
    String value = head.get(name);
    if (value == null) {
      throw new BadJson("lacks the field `" + name + "`");
    }
    return value;
  }

  private static StatementEffect statement(JsonReader json) {
    var facts = new FactsJson();
    List<Change> changes = new ArrayList<>();
    json.object(field -> {
      switch (field) {
        case "statement" -> facts.read(json);
        case "changes" -> changes.addAll(json.list(() -> ChangeJson.read(json)));
        default -> throw json.bad("has an unknown field `" + field + "`");
      }
    });
    return facts.with(changes);
  }

  private static void checkFormat(JsonReader json) {
    int format = json.number();
    if (format != FORMAT) {
      throw json.bad("has format " + format + ", which this version cannot read,");
    }
  }
}
