package dev.interlock.gate.verify.openapi;

import dev.interlock.gate.verify.json.Json;
import dev.interlock.gate.verify.json.JsonPointer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** The {@code $ref}s of one document. References to other documents are not followed. */
record References(Json root) {

  private static final String REFERENCE = "$ref";
  private static final int LONGEST_CHAIN = 50;

  /** Returns the value itself, or the one that it refers to; a reference in a circle is empty. */
  Json resolve(Json value) {
    Json found = value;
    for (int i = 0; i < LONGEST_CHAIN; i++) {
      Optional<String> reference = found.text(REFERENCE);
      if (reference.isEmpty()) {
        return found;
      }
      found = target(reference.get()).orElse(new Json.Nothing());
    }
    return new Json.Nothing();
  }

  private Optional<Json> target(String reference) {
    return reference.startsWith("#")
        ? JsonPointer.parse(decoded(reference.substring(1))).flatMap(at -> at.in(root))
        : Optional.empty();
  }

  /** Decodes percent signs; a plus sign stays one. */
  private static String decoded(String fragment) {
    try {
      return URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return fragment;
    }
  }

  /** Returns the references of the whole document that lead nowhere or out of it, sorted. */
  NavigableSet<String> broken() {
    NavigableSet<String> broken = new TreeSet<>();
    collect(root, broken);
    return broken;
  }

  private void collect(Json value, NavigableSet<String> broken) {
    switch (value) {
      case Json.Fields fields -> {
        fields.text(REFERENCE).filter(ref -> target(ref).isEmpty()).ifPresent(broken::add);
        fields
            .values()
            .forEach((name, field) -> {
              if (!name.startsWith("example")) {
                collect(field, broken);
              }
            });
      }
      case Json.Items items -> items.values().forEach(item -> collect(item, broken));
      default -> {}
    }
  }
}
