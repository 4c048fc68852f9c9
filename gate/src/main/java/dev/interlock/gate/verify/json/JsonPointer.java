package dev.interlock.gate.verify.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A JSON Pointer (RFC 6901): the place of a value inside another one.
 *
 * @param steps names of fields and positions in arrays, unescaped; none for the whole value
 */
public record JsonPointer(List<String> steps) {

  /** The whole value. */
  public static final JsonPointer ROOT = new JsonPointer(List.of());

  private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");
  private static final Pattern POINTER = Pattern.compile("(?:/(?:[^~/]|~[01])*)*");

  public JsonPointer {
    steps = List.copyOf(steps);
  }

  /** Reads {@code /user/0/email~1address}; empty if the text is not a pointer. */
  public static Optional<JsonPointer> parse(String text) {
    if (!POINTER.matcher(text).matches()) {
      return Optional.empty();
    }
    if (text.isEmpty()) {
      return Optional.of(ROOT);
    }
    List<String> steps = new ArrayList<>();
    for (String step : text.substring(1).split("/", -1)) {
      steps.add(step.replace("~1", "/").replace("~0", "~"));
    }
    return Optional.of(new JsonPointer(steps));
  }

  /** Returns the value at this place, if there is one. */
  public Optional<Json> in(Json value) {
    Optional<Json> found = Optional.of(value);
    for (String step : steps) {
      found = found.flatMap(parent -> child(parent, step));
    }
    return found;
  }

  private static Optional<Json> child(Json parent, String step) {
    return switch (parent) {
      case Json.Fields fields -> fields.get(step);
      case Json.Items items ->
          INDEX.matcher(step).matches() && Integer.parseInt(step) < items.values().size()
              ? Optional.of(items.values().get(Integer.parseInt(step)))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** Returns the place of a field or an element below this one. */
  public JsonPointer below(String step) {
    var longer = new ArrayList<>(steps);
    longer.add(step);
    return new JsonPointer(longer);
  }

  /** Returns the pointer as written; the whole value is an empty text. */
  @Override
  public String toString() {
    return steps.stream()
        .map(step -> "/" + step.replace("~", "~0").replace("/", "~1"))
        .collect(Collectors.joining());
  }
}
