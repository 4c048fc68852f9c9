package dev.interlock.acceptance.browser;

import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Reads a JSON object as its texts and numbers by path, such as {@code result.value}. */
final class JsonPaths {

  private static final JsonFactory JSON = new JsonFactory();

  private JsonPaths() {}

  static Map<String, String> of(String text) {
    var values = new LinkedHashMap<String, String>();
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
      for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
          String path = parser.streamReadContext().pathAsPointer().toString();
          values.put(path.substring(1).replace('/', '.'), parser.getString());
        }
      }
    }
    return values;
  }

  /** Returns a text as a JSON string. */
  static String quoted(String text) {
    var quoted = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), quoted)) {
      json.writeString(text);
    }
    return quoted.toString();
  }
}
