package dev.interlock.alembic.runner;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The messages of the protocol: one JSON object a line. */
final class Json {

  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  /** Writes maps, lists, texts, numbers and truth values. */
  static String write(Map<String, ?> object) {
    var text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      write(generator, object);
    }
    return text.toString();
  }

  private static void write(JsonGenerator generator, Object value) {
    switch (value) {
      case Map<?, ?> map -> {
        generator.writeStartObject();
        map.forEach((key, item) -> {
          generator.writeName(String.valueOf(key));
          write(generator, item);
        });
        generator.writeEndObject();
      }
      case List<?> list -> {
        generator.writeStartArray();
        list.forEach(item -> write(generator, item));
        generator.writeEndArray();
      }
      case Integer number -> generator.writeNumber(number);
      case Boolean truth -> generator.writeBoolean(truth);
      default -> generator.writeString(String.valueOf(value));
    }
  }

  /**
   * One object of an answer.
   *
   * @param fields without those that are {@code null}
   */
  record Fields(Map<String, Object> fields) {

    Optional<String> text(String name) {
      return Optional.ofNullable(fields.get(name)).map(String::valueOf);
    }

    String requiredText(String name) {
      return text(name).orElseThrow(() -> new IllegalStateException("no `" + name + "`"));
    }

    boolean isTrue(String name) {
      return Boolean.TRUE.equals(fields.get(name));
    }

    int number(String name) {
      return fields.get(name) instanceof Long number ? Math.toIntExact(number) : 0;
    }

    List<String> texts(String name) {
      return items(name).stream().map(String::valueOf).toList();
    }

    List<Fields> objects(String name) {
      return items(name).stream().map(Json::fields).toList();
    }

    Map<String, String> map(String name) {
      var texts = new LinkedHashMap<String, String>();
      Json.fields(fields.getOrDefault(name, Map.of()))
          .fields()
          .forEach((key, value) -> texts.put(key, String.valueOf(value)));
      return texts;
    }

    private List<?> items(String name) {
      return fields.get(name) instanceof List<?> list ? list : List.of();
    }
  }

  /** Returns the object of a line; empty if the line is not one. */
  static Optional<Fields> read(String line) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), line)) {
      parser.nextToken();
      return read(parser) instanceof Map<?, ?> map ? Optional.of(fields(map)) : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static Fields fields(Object value) {
    var named = new LinkedHashMap<String, Object>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, item) -> named.put(String.valueOf(key), item));
    }
    return new Fields(named);
  }

  private static @Nullable Object read(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> readObject(parser);
      case START_ARRAY -> readList(parser);
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> parser.getString();
    };
  }

  private static Map<String, Object> readObject(JsonParser parser) {
    var map = new LinkedHashMap<String, Object>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      Object value = read(parser);
      if (value != null) {
        map.put(name, value);
      }
    }
    return map;
  }

  private static List<Object> readList(JsonParser parser) {
    var list = new ArrayList<Object>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      Object value = read(parser);
      if (value != null) {
        list.add(value);
      }
    }
    return list;
  }
}
