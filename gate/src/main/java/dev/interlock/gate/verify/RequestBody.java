package dev.interlock.gate.verify;

import dev.interlock.gate.verify.json.Json;
import dev.interlock.gate.verify.json.JsonText;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/** The body of a request, before its references are replaced. */
public sealed interface RequestBody {

  /** Returns the text that is sent; empty for no body. */
  Optional<String> text(Values values);

  /** Returns the names that its values refer to. */
  Set<String> names();

  /** The media type that is sent unless the request names one; empty for no body. */
  Optional<String> mediaType();

  /** No body. */
  record None() implements RequestBody {
    @Override
    public Optional<String> text(Values values) {
      return Optional.empty();
    }

    @Override
    public Set<String> names() {
      return Set.of();
    }

    @Override
    public Optional<String> mediaType() {
      return Optional.empty();
    }
  }

  /** A JSON document. */
  record OfJson(Json value) implements RequestBody {
    @Override
    public Optional<String> text(Values values) {
      return Optional.of(JsonText.write(values.fill(value)));
    }

    @Override
    public Set<String> names() {
      return Set.copyOf(Values.namesIn(JsonText.write(value)));
    }

    @Override
    public Optional<String> mediaType() {
      return Optional.of("application/json");
    }
  }

  /** Fields as a web form sends them. */
  record OfForm(SequencedMap<String, String> fields) implements RequestBody {
    public OfForm {
      fields = java.util.Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
    }

    @Override
    public Optional<String> text(Values values) {
      return Optional.of(
          fields.entrySet().stream()
              .map(field ->
                  Values.encoded(field.getKey())
                      + "="
                      + Values.encoded(values.fill(field.getValue())))
              .collect(Collectors.joining("&")));
    }

    @Override
    public Set<String> names() {
      return fields.values().stream()
          .flatMap(value -> Values.namesIn(value).stream())
          .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<String> mediaType() {
      return Optional.of("application/x-www-form-urlencoded");
    }
  }
}
