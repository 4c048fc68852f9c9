package dev.interlock.gate.verify.json;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The types of JSON Schema (draft 2020-12, validation, section 6.1.1). */
public enum JsonType {
  NULL("null"),
  BOOLEAN("a boolean"),
  INTEGER("a whole number"),
  NUMBER("a number"),
  STRING("a string"),
  ARRAY("an array"),
  OBJECT("an object");

  private final String title;

  JsonType(String title) {
    this.title = title;
  }

  /** The word in a schema, such as {@code integer}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A noun phrase with its article, such as {@code a string}. */
  public String title() {
    return title;
  }

  /** The type that a schema names by {@code word}. */
  public static Optional<JsonType> of(String word) {
    return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
  }

  /** The words of all types. */
  public static List<String> words() {
    return Arrays.stream(values()).map(JsonType::word).toList();
  }

  /** The narrowest type of a value. */
  public static JsonType of(Json value) {
    return switch (value) {
      case Json.Nothing nothing -> NULL;
      case Json.Truth truth -> BOOLEAN;
      case Json.Numeric number -> number.isWhole() ? INTEGER : NUMBER;
      case Json.Text text -> STRING;
      case Json.Items items -> ARRAY;
      case Json.Fields fields -> OBJECT;
    };
  }

  /** Whether the value is of this type; a whole number is also a number. */
  public boolean includes(Json value) {
    JsonType narrowest = of(value);
    return narrowest == this || this == NUMBER && narrowest == INTEGER;
  }
}
