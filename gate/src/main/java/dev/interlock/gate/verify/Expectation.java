package dev.interlock.gate.verify;

import dev.interlock.gate.verify.json.JsonExpectation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The conditions that an answer has to meet.
 *
 * @param statuses the allowed statuses; empty for every status from 200 to 299
 * @param headers the expected values by name; a value matches as a whole, or up to a {@code ;}
 * @param json conditions on the body, whose texts may refer to values
 */
public record Expectation(
    Set<Integer> statuses, SequencedMap<String, String> headers, List<JsonExpectation> json) {

  /** Any status from 200 to 299. */
  public static final Expectation SUCCESS =
      new Expectation(Set.of(), new LinkedHashMap<>(), List.of());

  public Expectation {
    statuses = Collections.unmodifiableSet(new TreeSet<>(statuses));
    headers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(headers));
    json = List.copyOf(json);
  }

  boolean allows(int status) {
    return statuses.isEmpty() ? status >= 200 && status < 300 : statuses.contains(status);
  }

  /** Returns the allowed statuses, such as {@code 200 or 201}. */
  public String statusWords() {
    return statuses.isEmpty()
        ? "from 200 to 299"
        : statuses.stream().map(String::valueOf).collect(Collectors.joining(" or "));
  }

  /** Returns a copy with the references in the expected values replaced. */
  Expectation fill(Values values) {
    var filled = new LinkedHashMap<String, String>();
    headers.forEach((name, value) -> filled.put(name, values.fill(value)));
    return new Expectation(
        statuses, filled, json.stream().map(condition -> fill(condition, values)).toList());
  }

  private static JsonExpectation fill(JsonExpectation condition, Values values) {
    return switch (condition) {
      case JsonExpectation.Exact(var json) -> new JsonExpectation.Exact(values.fill(json));
      case JsonExpectation.Subset(var json) -> new JsonExpectation.Subset(values.fill(json));
      case JsonExpectation.At(var at, var json) -> new JsonExpectation.At(at, values.fill(json));
      case JsonExpectation.Typed typed -> typed;
    };
  }
}
