package dev.interlock.gate.verify.json;

import java.util.Map;
import java.util.Optional;

/**
 * Compares an answer with an expected value.
 *
 * @param isExact whether objects may have no other fields
 */
record JsonComparison(boolean isExact) {

  Optional<JsonDifference> difference(JsonPointer at, Json expected, Json answer) {
    if (expected instanceof Json.Fields fields && answer instanceof Json.Fields others) {
      return ofFields(at, fields, others);
    }
    if (expected instanceof Json.Items items && answer instanceof Json.Items others) {
      return ofItems(at, items, others);
    }
    return expected.equals(answer)
        ? Optional.empty()
        : Optional.of(new JsonDifference(at, what(expected, answer)));
  }

  private Optional<JsonDifference> ofFields(
      JsonPointer at, Json.Fields expected, Json.Fields answer) {
    for (Map.Entry<String, Json> field : expected.values().entrySet()) {
      JsonPointer below = at.below(field.getKey());
      Optional<Json> value = answer.get(field.getKey());
      if (value.isEmpty()) {
        return Optional.of(new JsonDifference(below, "is missing"));
      }
      var found = difference(below, field.getValue(), value.get());
      if (found.isPresent()) {
        return found;
      }
    }
    return isExact ? unexpected(at, expected, answer) : Optional.empty();
  }

  private static Optional<JsonDifference> unexpected(
      JsonPointer at, Json.Fields expected, Json.Fields answer) {
    return answer.values().keySet().stream()
        .filter(name -> expected.get(name).isEmpty())
        .sorted()
        .findFirst()
        .map(name -> new JsonDifference(at.below(name), "is not expected"));
  }

  private Optional<JsonDifference> ofItems(JsonPointer at, Json.Items expected, Json.Items answer) {
    if (expected.values().size() != answer.values().size()) {
      return Optional.of(
          new JsonDifference(
              at,
              "has %d elements, not %d"
                  .formatted(answer.values().size(), expected.values().size())));
    }
    for (int i = 0; i < expected.values().size(); i++) {
      var found =
          difference(
              at.below(Integer.toString(i)), expected.values().get(i), answer.values().get(i));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static String what(Json expected, Json answer) {
    String kind = JsonType.of(answer).title();
    String wanted = JsonType.of(expected).title();
    return kind.equals(wanted)
        ? "is %s other than the expected one".formatted(kind)
        : "is %s, not %s".formatted(kind, wanted);
  }
}
