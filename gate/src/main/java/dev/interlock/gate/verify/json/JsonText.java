package dev.interlock.gate.verify.json;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Reads and writes the text of JSON. */
public final class JsonText {

  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonText() {}

  /**
   * Returns the value of a whole text; empty if it is not one JSON value. The library bounds the
   * nesting and the length of numbers.
   */
  public static Optional<Json> parse(String text) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() == null) {
        return Optional.empty();
      }
      Json value = value(parser);
      return parser.nextToken() == null ? Optional.of(value) : Optional.empty();
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }

  private static Json value(JsonParser parser) {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> fields(parser);
      case START_ARRAY -> items(parser);
      case VALUE_STRING -> new Json.Text(parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Numeric(parser.getDecimalValue());
      case VALUE_TRUE -> new Json.Truth(true);
      case VALUE_FALSE -> new Json.Truth(false);
      case VALUE_NULL -> new Json.Nothing();
      default -> throw new IllegalStateException("no JSON value begins with " + token);
    };
  }

  private static Json fields(JsonParser parser) {
    var fields = new LinkedHashMap<String, Json>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      fields.put(name, value(parser));
    }
    return new Json.Fields(fields);
  }

  private static Json items(JsonParser parser) {
    List<Json> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser));
    }
    return new Json.Items(items);
  }

  /** Returns the text of a value, without white space. */
  public static String write(Json value) {
    var text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      write(value, generator);
    }
    return text.toString();
  }

  private static void write(Json value, JsonGenerator generator) {
    switch (value) {
      case Json.Nothing nothing -> generator.writeNull();
      case Json.Truth truth -> generator.writeBoolean(truth.isTrue());
      case Json.Numeric number -> generator.writeNumber(number.text());
      case Json.Text text -> generator.writeString(text.value());
      case Json.Items items -> {
        generator.writeStartArray();
        items.values().forEach(item -> write(item, generator));
        generator.writeEndArray();
      }
      case Json.Fields fields -> {
        generator.writeStartObject();
        fields
            .values()
            .forEach((name, field) -> {
              generator.writeName(name);
              write(field, generator);
            });
        generator.writeEndObject();
      }
    }
  }
}
