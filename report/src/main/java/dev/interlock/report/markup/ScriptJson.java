package dev.interlock.report.markup;

import java.io.StringWriter;
import java.util.Collection;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes JSON for a script element of a page. */
public final class ScriptJson {

  private static final JsonFactory FACTORY = new JsonFactory();

  private ScriptJson() {}

  /**
   * Returns maps, collections, numbers and text as JSON in which no {@code <} can end the element
   * (HTML standard, restrictions for contents of script elements).
   */
  public static String of(Object value) {
    var text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      write(value, json);
    }
    return text.toString().replace("<", "\\u003c");
  }

  private static void write(Object value, JsonGenerator json) {
    switch (value) {
      case Map<?, ?> map -> {
        json.writeStartObject();
        map.forEach((name, element) -> {
          json.writeName(name.toString());
          write(element, json);
        });
        json.writeEndObject();
      }
      case Collection<?> elements -> {
        json.writeStartArray();
        elements.forEach(element -> write(element, json));
        json.writeEndArray();
      }
      case Integer number -> json.writeNumber(number);
      default -> json.writeString(value.toString());
    }
  }
}
