package dev.interlock.gate.verify.openapi;

import dev.interlock.gate.verify.json.Json;
import java.util.Optional;

/**
 * A parameter of an operation.
 *
 * @param in {@code path}, {@code query}, {@code header} or {@code cookie}
 * @param example a value that the document gives, if it does
 */
record Parameter(String name, String in, boolean required, Json schema, Optional<Json> example) {

  static Optional<Parameter> of(Json written, References references) {
    Json value = references.resolve(written);
    Optional<String> name = value.text("name");
    Optional<String> in = value.text("in");
    if (name.isEmpty() || in.isEmpty()) {
      return Optional.empty();
    }
    boolean required = value.field("required").filter(Json::isTruth).isPresent();
    return Optional.of(
        new Parameter(
            name.get(),
            in.get(),
            required || in.get().equals("path"),
            schema(value),
            example(value, references)));
  }

  /** A parameter has a schema, or one media type with a schema. */
  private static Json schema(Json parameter) {
    return parameter
        .field("schema")
        .or(() ->
            parameter
                .field("content")
                .filter(Json.Fields.class::isInstance)
                .flatMap(content -> ((Json.Fields) content).values().values().stream().findFirst())
                .flatMap(media -> media.field("schema")))
        .orElse(new Json.Truth(true));
  }

  private static Optional<Json> example(Json parameter, References references) {
    return parameter
        .field("example")
        .or(() ->
            parameter
                .field("examples")
                .filter(Json.Fields.class::isInstance)
                .flatMap(
                    examples -> ((Json.Fields) examples).values().values().stream().findFirst())
                .map(references::resolve)
                .flatMap(example -> example.field("value")));
  }

  /** Whether both are the same parameter, of which the operation's one wins. */
  boolean replaces(Parameter other) {
    return name.equals(other.name) && in.equals(other.in);
  }
}
