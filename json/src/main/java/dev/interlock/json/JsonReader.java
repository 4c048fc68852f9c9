package dev.interlock.json;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON from front to back, and names the line of the first error. */
final class JsonReader {

  private final JsonParser parser;

  private JsonReader(JsonParser parser) {
    this.parser = parser;
  }

  /** Applies {@code reading} to the whole text, and fails if any text is left over. */
  static <T> T read(String text, java.util.function.Function<JsonReader, T> reading) {
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
      var reader = new JsonReader(parser);
      parser.nextToken();
      T value = reading.apply(reader);
      if (parser.nextToken() != null) {
        throw reader.bad("continues after its end");
      }
      return value;
    } catch (JacksonException e) {
      throw new BadJson("is not JSON: " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new BadJson("has an invalid value: " + e.getMessage(), e);
    }
  }

  /** Reads the fields of the next object; {@code field} reads the value of each. */
  void object(Consumer<String> field) {
    expect(JsonToken.START_OBJECT, "an object");
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      expect(JsonToken.PROPERTY_NAME, "a field");
      String name = parser.currentName();
      parser.nextToken();
      field.accept(name);
    }
  }

  <T> List<T> list(Supplier<T> element) {
    expect(JsonToken.START_ARRAY, "a list");
    var list = new ArrayList<T>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(element.get());
    }
    return list;
  }

  String text() {
    expect(JsonToken.VALUE_STRING, "a text");
    return parser.getString();
  }

  int number() {
    expect(JsonToken.VALUE_NUMBER_INT, "a number");
    return parser.getIntValue();
  }

  long count() {
    expect(JsonToken.VALUE_NUMBER_INT, "a number");
    return parser.getLongValue();
  }

  boolean isTrue() {
    if (parser.currentToken() == JsonToken.VALUE_TRUE) {
      return true;
    }
    expect(JsonToken.VALUE_FALSE, "true or false");
    return false;
  }

  SortedMap<String, String> texts() {
    var texts = new TreeMap<String, String>();
    object(name -> texts.put(name, text()));
    return texts;
  }

  private void expect(JsonToken token, String what) {
    if (parser.currentToken() != token) {
      throw bad("should have " + what);
    }
  }

  BadJson bad(String what) {
    return new BadJson("%s in line %d".formatted(what, parser.currentLocation().getLineNr()));
  }
}
