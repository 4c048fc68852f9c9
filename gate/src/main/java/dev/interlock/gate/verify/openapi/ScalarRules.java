package dev.interlock.gate.verify.openapi;

import dev.interlock.gate.verify.json.Json;
import dev.interlock.gate.verify.json.JsonDifference;
import dev.interlock.gate.verify.json.JsonPointer;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The keywords of a schema about strings and numbers. */
final class ScalarRules {

  private ScalarRules() {}

  static Optional<JsonDifference> difference(Json schema, Json value, JsonPointer at) {
    return switch (value) {
      case Json.Text(String text) -> ofText(schema, text, at);
      case Json.Numeric(BigDecimal number) -> ofNumber(schema, number, at);
      default -> Optional.empty();
    };
  }

  private static Optional<JsonDifference> ofText(Json schema, String text, JsonPointer at) {
    int length = text.codePointCount(0, text.length());
    if (number(schema, "minLength").filter(least -> less(length, least)).isPresent()) {
      return SchemaCheck.found(at, "is shorter than its schema allows");
    }
    if (number(schema, "maxLength").filter(most -> less(most, length)).isPresent()) {
      return SchemaCheck.found(at, "is longer than its schema allows");
    }
    return pattern(schema).filter(pattern -> !pattern.matcher(text).find()).isPresent()
        ? SchemaCheck.found(at, "does not match the pattern of its schema")
        : Optional.empty();
  }

  /** A pattern that only JavaScript understands judges nothing. */
  static Optional<Pattern> pattern(Json schema) {
    try {
      return schema.text("pattern").map(Pattern::compile);
    } catch (PatternSyntaxException ofJavaScript) {
      return Optional.empty();
    }
  }

  private static Optional<JsonDifference> ofNumber(Json schema, BigDecimal value, JsonPointer at) {
    boolean isLow =
        number(schema, "minimum")
                .filter(least -> value.compareTo(least) < (isExclusive(schema, "Minimum") ? 1 : 0))
                .isPresent()
            || number(schema, "exclusiveMinimum")
                .filter(bound -> value.compareTo(bound) <= 0)
                .isPresent();
    if (isLow) {
      return SchemaCheck.found(at, "is smaller than its schema allows");
    }
    boolean isHigh =
        number(schema, "maximum")
                .filter(most -> value.compareTo(most) > (isExclusive(schema, "Maximum") ? -1 : 0))
                .isPresent()
            || number(schema, "exclusiveMaximum")
                .filter(bound -> value.compareTo(bound) >= 0)
                .isPresent();
    return isHigh ? SchemaCheck.found(at, "is larger than its schema allows") : Optional.empty();
  }

  /** In 3.0 the bound is exclusive if a second keyword is true. */
  static boolean isExclusive(Json schema, String bound) {
    return schema.field("exclusive" + bound).filter(Json::isTruth).isPresent();
  }

  /** The value of a keyword, if it is a number. */
  static Optional<BigDecimal> number(Json schema, String keyword) {
    return schema
        .field(keyword)
        .filter(Json.Numeric.class::isInstance)
        .map(number -> ((Json.Numeric) number).value());
  }

  private static boolean less(int number, BigDecimal other) {
    return BigDecimal.valueOf(number).compareTo(other) < 0;
  }

  private static boolean less(BigDecimal number, int other) {
    return number.compareTo(BigDecimal.valueOf(other)) < 0;
  }
}
