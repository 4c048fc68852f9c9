package dev.interlock.gate.verify.json;

import java.util.Optional;

/** A condition that the JSON of an answer has to meet. */
public sealed interface JsonExpectation {

  /** Returns the first difference, in the order of the expected value; empty if it fits. */
  Optional<JsonDifference> difference(Json answer);

  /** The answer equals the value; fields may be in any order. */
  record Exact(Json expected) implements JsonExpectation {
    @Override
    public Optional<JsonDifference> difference(Json answer) {
      return new JsonComparison(true).difference(JsonPointer.ROOT, expected, answer);
    }
  }

  /**
   * The answer has at least the fields of the value, at every depth. Arrays have equal lengths, and
   * each element is compared in the same way.
   */
  record Subset(Json expected) implements JsonExpectation {
    @Override
    public Optional<JsonDifference> difference(Json answer) {
      return new JsonComparison(false).difference(JsonPointer.ROOT, expected, answer);
    }
  }

  /** The value at the pointer equals {@code expected}. */
  record At(JsonPointer pointer, Json expected) implements JsonExpectation {
    @Override
    public Optional<JsonDifference> difference(Json answer) {
      return pointer
          .in(answer)
          .map(value -> new JsonComparison(true).difference(pointer, expected, value))
          .orElseGet(() -> Optional.of(new JsonDifference(pointer, "is missing")));
    }
  }

  /** The value at the pointer is of the type. */
  record Typed(JsonPointer pointer, JsonType type) implements JsonExpectation {
    @Override
    public Optional<JsonDifference> difference(Json answer) {
      Optional<Json> value = pointer.in(answer);
      if (value.isEmpty()) {
        return Optional.of(new JsonDifference(pointer, "is missing"));
      }
      return type.includes(value.get())
          ? Optional.empty()
          : Optional.of(
              new JsonDifference(
                  pointer,
                  "is %s, not %s".formatted(JsonType.of(value.get()).title(), type.title())));
    }
  }
}
