package dev.interlock.gate.verify.openapi;

import dev.interlock.gate.verify.json.Json;
import dev.interlock.gate.verify.json.JsonType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes a plausible value for a parameter by its schema.
 *
 * @param isImprobable whether the value must hardly be that of an existing row: examples of the
 *     document are then not used, and a number is large
 */
record SampleValue(References references, boolean isImprobable) {

  private static final int DEEPEST = 20;
  private static final BigDecimal LARGE = BigDecimal.valueOf(Integer.MAX_VALUE);

  private static final Map<String, String> BY_FORMAT =
      Map.ofEntries(
          Map.entry("date", "2020-01-01"),
          Map.entry("date-time", "2020-01-01T00:00:00Z"),
          Map.entry("time", "00:00:00Z"),
          Map.entry("duration", "PT1S"),
          Map.entry("uuid", "00000000-0000-4000-8000-000000000000"),
          Map.entry("uuid4", "00000000-0000-4000-8000-000000000000"),
          Map.entry("email", "interlock@example.com"),
          Map.entry("uri", "https://example.com/"),
          Map.entry("url", "https://example.com/"),
          Map.entry("hostname", "example.com"),
          Map.entry("ipv4", "192.0.2.1"),
          Map.entry("ipv6", "2001:db8::1"),
          Map.entry("byte", "aW50ZXJsb2Nr"));

  /** Returns a value that fits the schema; empty if none is found. */
  Optional<Json> of(Parameter parameter) {
    return example(parameter)
        .or(() -> sample(parameter.schema(), 0))
        .filter(
            value -> new SchemaCheck(references).difference(parameter.schema(), value).isEmpty());
  }

  private Optional<Json> example(Parameter parameter) {
    return isImprobable
        ? Optional.empty()
        : parameter
            .example()
            .filter(value ->
                new SchemaCheck(references).difference(parameter.schema(), value).isEmpty());
  }

  private Optional<Json> sample(Json written, int depth) {
    Json schema = references.resolve(written);
    if (depth > DEEPEST) {
      return Optional.empty();
    }
    return schema
        .field("const")
        .or(() -> elements(schema, "enum").filter(value -> !isNull(value)).findFirst())
        .or(() -> given(schema))
        .or(() -> composed(schema, depth + 1))
        .or(() -> byType(schema, depth + 1));
  }

  private Optional<Json> given(Json schema) {
    return isImprobable
        ? Optional.empty()
        : schema
            .field("example")
            .or(() -> elements(schema, "examples").findFirst())
            .or(() -> schema.field("default"))
            .filter(value -> !isNull(value));
  }

  private Optional<Json> composed(Json schema, int depth) {
    return Stream.of("allOf", "anyOf", "oneOf")
        .flatMap(keyword -> elements(schema, keyword))
        .flatMap(part -> sample(part, depth).stream())
        .findFirst();
  }

  private Optional<Json> byType(Json schema, int depth) {
    JsonType type =
        SchemaCheck.types(schema).stream()
            .filter(known -> known != JsonType.NULL)
            .findFirst()
            .orElse(JsonType.STRING);
    if (SchemaCheck.types(schema).equals(List.of(JsonType.NULL))) {
      return Optional.empty();
    }
    return switch (type) {
      case INTEGER -> Optional.of(number(schema, BigDecimal.ONE));
      case NUMBER -> Optional.of(number(schema, new BigDecimal("0.5")));
      case BOOLEAN -> Optional.of(new Json.Truth(true));
      case STRING -> text(schema).map(Json.Text::new);
      case ARRAY ->
          schema
              .field("items")
              .flatMap(item -> sample(item, depth))
              .map(item -> new Json.Items(List.of(item)));
      case OBJECT, NULL -> Optional.empty();
    };
  }

  /**
   * Takes one, or the nearest number within the bounds.
   *
   * @param step the distance from an exclusive bound
   */
  private Json number(Json schema, BigDecimal step) {
    BigDecimal value = isImprobable ? LARGE : BigDecimal.ONE;
    var most =
        ScalarRules.number(schema, "exclusiveMaximum")
            .map(bound -> bound.subtract(step))
            .or(() ->
                ScalarRules.number(schema, "maximum")
                    .map(bound ->
                        ScalarRules.isExclusive(schema, "Maximum") ? bound.subtract(step) : bound));
    var least =
        ScalarRules.number(schema, "exclusiveMinimum")
            .map(bound -> bound.add(step))
            .or(() ->
                ScalarRules.number(schema, "minimum")
                    .map(bound ->
                        ScalarRules.isExclusive(schema, "Minimum") ? bound.add(step) : bound));
    value = most.map(value::min).orElse(value);
    value = least.map(value::max).orElse(value);
    BigDecimal bounded = value;
    return new Json.Numeric(
        ScalarRules.number(schema, "multipleOf")
            .filter(multiple -> multiple.signum() > 0)
            .map(multiple -> bounded.divide(multiple, 0, RoundingMode.CEILING).multiply(multiple))
            .orElse(bounded));
  }

  private static Optional<String> text(Json schema) {
    Optional<String> format = schema.text("format").map(BY_FORMAT::get);
    if (format.isPresent()) {
      return format;
    }
    if (schema.text("pattern").isPresent()) {
      return schema.text("pattern").flatMap(PatternSample::of);
    }
    int least = bound(schema, "minLength", 0);
    int most = bound(schema, "maxLength", Integer.MAX_VALUE);
    String padded = "interlock" + "x".repeat(Math.max(0, Math.min(least, 10_000) - 9));
    return Optional.of(padded.substring(0, Math.min(padded.length(), most)));
  }

  private static int bound(Json schema, String keyword, int otherwise) {
    return ScalarRules.number(schema, keyword)
        .map(number -> number.min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValue())
        .orElse(otherwise);
  }

  private static Stream<Json> elements(Json schema, String keyword) {
    return schema.field(keyword).map(Json::elements).orElse(List.of()).stream();
  }

  private static boolean isNull(Json value) {
    return value instanceof Json.Nothing;
  }
}
