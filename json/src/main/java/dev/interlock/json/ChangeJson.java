package dev.interlock.json;

import dev.interlock.catalog.AttributeChange;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/** Changes as a JSON list, one on each line. Equal changes give the same text. */
public final class ChangeJson {

  private ChangeJson() {}

  public static String write(List<Change> changes) {
    var text = new JsonText();
    return changes.stream()
        .map(change -> "  " + text.of(json -> write(change, json)))
        .collect(
            Collectors.joining(
                ",\n", changes.isEmpty() ? "[" : "[\n", changes.isEmpty() ? "]\n" : "\n]\n"));
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws BadJson if the text is not a list of changes
   */
  public static List<Change> read(String text) {
    return JsonReader.read(text, json -> json.list(() -> read(json)));
  }

  static void write(Change change, JsonGenerator json) {
    json.writeStartObject();
    switch (change) {
      case Change.Created(CatalogObject object) -> {
        json.writeName("created");
        ObjectJson.write(object, json);
      }
      case Change.Dropped(CatalogObject object) -> {
        json.writeName("dropped");
        ObjectJson.write(object, json);
      }
      case Change.Altered altered -> {
        json.writeName("altered");
        write(altered, json);
      }
    }
    json.writeEndObject();
  }

  private static void write(Change.Altered altered, JsonGenerator json) {
    json.writeStartObject();
    ObjectJson.writeId(altered.id(), json);
    json.writeName("attributes");
    json.writeStartArray();
    for (AttributeChange attribute : altered.attributes()) {
      json.writeStartObject();
      json.writeStringProperty("name", attribute.name());
      attribute.before().ifPresent(value -> json.writeStringProperty("before", value));
      attribute.after().ifPresent(value -> json.writeStringProperty("after", value));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  static Change read(JsonReader json) {
    var changes = new ArrayList<Change>();
    json.object(field ->
        changes.add(
            switch (field) {
              case "created" -> new Change.Created(ObjectJson.read(json));
              case "dropped" -> new Change.Dropped(ObjectJson.read(json));
              case "altered" -> altered(json);
              default -> throw json.bad("has an unknown change `" + field + "`");
            }));
    if (changes.size() != 1) {
      throw json.bad("should have one change");
    }
    return changes.getFirst();
  }

  private static Change altered(JsonReader json) {
    var id = new ObjectJson.Id();
    var attributes = new ArrayList<AttributeChange>();
    json.object(field -> {
      if (field.equals("attributes")) {
        attributes.addAll(json.list(() -> attribute(json)));
      } else {
        id.read(field, json);
      }
    });
    return new Change.Altered(id.id(), attributes);
  }

  private static AttributeChange attribute(JsonReader json) {
    var texts = json.texts();
    String name = texts.get("name");
    if (name == null) {
      throw json.bad("should have a name");
    }
    return new AttributeChange(
        name, Optional.ofNullable(texts.get("before")), Optional.ofNullable(texts.get("after")));
  }
}
