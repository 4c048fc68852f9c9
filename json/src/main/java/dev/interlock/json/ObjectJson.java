package dev.interlock.json;

import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/** Objects of a catalog, and their ids, as JSON. */
final class ObjectJson {

  private ObjectJson() {}

  static void write(CatalogObject object, JsonGenerator json) {
    json.writeStartObject();
    writeId(object.id(), json);
    write("attributes", object.attributes(), json);
    write("asides", object.uncomparedAttributes(), json);
    json.writeEndObject();
  }

  /** Writes the id as two fields of the object that is being written. */
  static void writeId(ObjectId id, JsonGenerator json) {
    json.writeStringProperty("kind", id.kind().word());
    json.writeName("path");
    json.writeStartArray();
    id.path().forEach(json::writeString);
    json.writeEndArray();
  }

  private static void write(String name, Map<String, String> texts, JsonGenerator json) {
    if (texts.isEmpty()) {
      return;
    }
    json.writeName(name);
    json.writeStartObject();
    texts.forEach(json::writeStringProperty);
    json.writeEndObject();
  }

  static CatalogObject read(JsonReader json) {
    var id = new Id();
    SortedMap<String, String> attributes = new TreeMap<>();
    SortedMap<String, String> uncomparedAttributes = new TreeMap<>();
    json.object(field -> {
      switch (field) {
        case "attributes" -> attributes.putAll(json.texts());
        case "asides" -> uncomparedAttributes.putAll(json.texts());
        default -> id.read(field, json);
      }
    });
    return new CatalogObject(id.id(), attributes, uncomparedAttributes);
  }

  /** An id whose fields are still being read. */
  static final class Id {
    private String kind = "";
    private final List<String> path = new ArrayList<>();

    void read(String field, JsonReader json) {
      switch (field) {
        case "kind" -> kind = json.text();
        case "path" -> path.addAll(json.list(json::text));
        default -> throw json.bad("has an unknown field `" + field + "`");
      }
    }

    ObjectId id() {
      return new ObjectId(ObjectKind.of(kind), path);
    }
  }
}
