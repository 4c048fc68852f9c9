package dev.interlock.cli.output;

import java.io.StringWriter;
import java.util.Collection;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Maps, collections, numbers, booleans and text as JSON on one line. Maps keep their order;
 * anything else is text.
 */
public final class JsonValue {

  private static final JsonFactory JSON = new JsonFactory();

  private JsonValue() {}

  public static String of(Object value) {
    var text = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      write(generator, value);
    }
    return text.toString();
  }

  private static void write(JsonGenerator generator, Object value) {
    switch (value) {
      case Map<?, ?> map -> {
        generator.writeStartObject();
        map.forEach((name, element) -> {
          generator.writeName(name.toString());
          write(generator, element);
        });
        generator.writeEndObject();
      }
      case Collection<?> elements -> {
        generator.writeStartArray();
        elements.forEach(element -> write(generator, element));
        generator.writeEndArray();
      }
      case Number number -> generator.writeNumber(number.longValue());
      case Boolean bool -> generator.writeBoolean(bool);
      default -> generator.writeString(value.toString());
    }
  }
}
