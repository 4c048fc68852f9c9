package dev.interlock.gate.verify.json;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** A JSON value (RFC 8259). Immutable. */
public sealed interface Json {

  /** The value {@code null}. */
  record Nothing() implements Json {}

  /** {@code true} or {@code false}. */
  record Truth(boolean isTrue) implements Json {}

  /** A number; equal to another one of the same value, so that {@code 1.0} equals {@code 1}. */
  record Numeric(BigDecimal value) implements Json {
    public Numeric {
      value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    /** The number as JSON; with an exponent where the digits would be many. */
    public String text() {
      return Math.abs(value.scale()) > 20 ? value.toString() : value.toPlainString();
    }

    /** Whether it has no fraction, as JSON Schema defines {@code integer}. */
    public boolean isWhole() {
      return value.scale() <= 0;
    }
  }

  /** A string. */
  record Text(String value) implements Json {}

  /** An array. */
  record Items(List<Json> values) implements Json {
    public Items {
      values = List.copyOf(values);
    }
  }

  /** An object; equal to another one with the same fields in any order. */
  record Fields(SequencedMap<String, Json> values) implements Json {
    public Fields {
      values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    }

    /** The value of the field, if the object has it. */
    public Optional<Json> get(String name) {
      return Optional.ofNullable(values.get(name));
    }
  }

  /** The field of an object; empty for every other value. */
  default Optional<Json> field(String name) {
    return this instanceof Fields fields ? fields.get(name) : Optional.empty();
  }

  /** The text of the field, if this is an object and the field is a string. */
  default Optional<String> text(String name) {
    return field(name).filter(Text.class::isInstance).map(text -> ((Text) text).value());
  }

  /** The elements of an array; none for every other value. */
  default List<Json> elements() {
    return this instanceof Items items ? items.values() : List.of();
  }

  /** The value of a string, number or truth value as text; empty for the other types. */
  default Optional<String> plain() {
    return switch (this) {
      case Text(String value) -> Optional.of(value);
      case Numeric number -> Optional.of(number.text());
      case Truth(boolean isTrue) -> Optional.of(Boolean.toString(isTrue));
      case Nothing nothing -> Optional.empty();
      case Items items -> Optional.empty();
      case Fields fields -> Optional.empty();
    };
  }

  /** Whether the value is {@code true}. */
  default boolean isTruth() {
    return this instanceof Truth truth && truth.isTrue();
  }
}
