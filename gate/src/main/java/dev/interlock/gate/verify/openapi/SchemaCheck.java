package dev.interlock.gate.verify.openapi;

import dev.interlock.gate.verify.json.Json;
import dev.interlock.gate.verify.json.JsonDifference;
import dev.interlock.gate.verify.json.JsonPointer;
import dev.interlock.gate.verify.json.JsonType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares a value with a schema of OpenAPI 3.0 or 3.1 (JSON Schema, draft 2020-12). Does not judge
 * {@code format}, {@code patternProperties}, {@code if}, {@code unevaluated…} and {@code
 * dependent…}; {@code oneOf} is met if at least one schema is.
 */
record SchemaCheck(References references) {

  /** A schema that refers to itself without reading the value any deeper ends here. */
  private static final int DEEPEST = 200;

  /** Returns the first difference; empty if the value fits. */
  Optional<JsonDifference> difference(Json schema, Json value) {
    return difference(schema, value, JsonPointer.ROOT, 0);
  }

  Optional<JsonDifference> difference(Json written, Json value, JsonPointer at, int depth) {
    if (depth > DEEPEST) {
      return Optional.empty();
    }
    Json schema = references.resolve(written);
    if (schema instanceof Json.Truth(boolean allows)) {
      return allows ? Optional.empty() : found(at, "is not allowed");
    }
    if (value instanceof Json.Nothing
        && schema.field("nullable").filter(Json::isTruth).isPresent()) {
      return Optional.empty();
    }
    return type(schema, value, at)
        .or(() -> choice(schema, value, at))
        .or(() -> ScalarRules.difference(schema, value, at))
        .or(() -> new ContainerRules(this, depth).difference(schema, value, at))
        .or(() -> composition(schema, value, at, depth + 1));
  }

  private static Optional<JsonDifference> type(Json schema, Json value, JsonPointer at) {
    List<JsonType> types = types(schema);
    if (types.isEmpty() || types.stream().anyMatch(type -> type.includes(value))) {
      return Optional.empty();
    }
    String wanted = types.stream().map(JsonType::title).collect(Collectors.joining(" or "));
    return found(at, "is %s, not %s".formatted(JsonType.of(value).title(), wanted));
  }

  /** The types of a schema: one word in 3.0, a word or a list in 3.1. */
  static List<JsonType> types(Json schema) {
    Json type = schema.field("type").orElse(new Json.Nothing());
    return Stream.concat(Stream.of(type), type.elements().stream())
        .filter(Json.Text.class::isInstance)
        .flatMap(word -> JsonType.of(((Json.Text) word).value()).stream())
        .toList();
  }

  private static Optional<JsonDifference> choice(Json schema, Json value, JsonPointer at) {
    Optional<Json> only = schema.field("const");
    if (only.isPresent() && !only.get().equals(value)) {
      return found(at, "is not the constant of its schema");
    }
    Optional<Json> allowed = schema.field("enum");
    return allowed.isPresent() && !allowed.get().elements().contains(value)
        ? found(at, "is not one of the values of its schema")
        : Optional.empty();
  }

  private Optional<JsonDifference> composition(Json schema, Json value, JsonPointer at, int depth) {
    for (Json part : parts(schema, "allOf")) {
      var difference = difference(part, value, at, depth);
      if (difference.isPresent()) {
        return difference;
      }
    }
    return anyOf(parts(schema, "anyOf"), value, at, depth)
        .or(() -> anyOf(parts(schema, "oneOf"), value, at, depth))
        .or(() ->
            schema
                .field("not")
                .filter(not -> difference(not, value, at, depth).isEmpty())
                .flatMap(not -> found(at, "fits a schema that it must not fit")));
  }

  private Optional<JsonDifference> anyOf(
      List<Json> schemas, Json value, JsonPointer at, int depth) {
    if (schemas.isEmpty()) {
      return Optional.empty();
    }
    List<Optional<JsonDifference>> differences =
        schemas.stream().map(schema -> difference(schema, value, at, depth)).toList();
    if (differences.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    return schemas.size() == 1 ? differences.getFirst() : found(at, "fits none of its schemas");
  }

  private static List<Json> parts(Json schema, String keyword) {
    return schema.field(keyword).map(Json::elements).orElse(List.of());
  }

  static Optional<JsonDifference> found(JsonPointer at, String what) {
    return Optional.of(new JsonDifference(at, what));
  }
}
