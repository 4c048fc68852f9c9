package dev.interlock.project.configuration;

import dev.interlock.gate.verify.Values;
import dev.interlock.gate.verify.json.Json;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names that {@code ${NAME}} may stand for: variables that are set, {@code random}, and what
 * earlier requests of a flow keep. Remembers which variables are used.
 */
final class ReferenceScope {

  private static final String RANDOM = "random";

  private final Map<String, String> environment;
  private final String random;
  private final Set<String> kept = new HashSet<>();
  private final Map<String, Json> used;
  private final Set<String> secrets;
  private final boolean isOpen;

  /**
   * @param random the value of {@code ${random}}, another one in each run
   */
  ReferenceScope(Map<String, String> environment, String random) {
    this(environment, random, new LinkedHashMap<>(), new HashSet<>(), false);
  }

  /** Creates a scope for a place without the service's variables: no name is reported. */
  static ReferenceScope ofEveryName() {
    return new ReferenceScope(Map.of(), "", new LinkedHashMap<>(), new HashSet<>(), true);
  }

  private ReferenceScope(
      Map<String, String> environment,
      String random,
      Map<String, Json> used,
      Set<String> secrets,
      boolean isOpen) {
    this.environment = environment;
    this.random = random;
    this.used = used;
    this.secrets = secrets;
    this.isOpen = isOpen;
  }

  /** Returns a scope of a flow, whose kept values no other flow sees. */
  ReferenceScope ofFlow() {
    return new ReferenceScope(environment, random, used, secrets, isOpen);
  }

  void keep(Set<String> names) {
    kept.addAll(names);
  }

  /** Checks the references in a text, and reports those without a value. */
  void check(String text, YamlValue value, GroupReader reader) {
    for (String name : Values.namesIn(text)) {
      if (name.equals(RANDOM)) {
        used.put(name, new Json.Text(random));
      } else if (!environment.getOrDefault(name, "").isBlank() && !kept.contains(name)) {
        used.put(name, new Json.Text(environment.getOrDefault(name, "")));
      } else if (!kept.contains(name) && !isOpen) {
        reader.bad(
            value,
            "names `%s`, which is not set".formatted(name),
            "Set the variable `%s`, or let an earlier request of the flow `keep` it."
                .formatted(name));
      }
    }
  }

  /** Checks the references in all texts below a value. */
  void check(YamlValue value, GroupReader reader) {
    switch (value) {
      case YamlValue.Text text -> check(text.text(), value, reader);
      case YamlValue.Items items -> items.values().forEach(item -> check(item, reader));
      case YamlValue.Fields fields ->
          fields.fields().forEach(field -> check(field.value(), reader));
      case YamlValue.Flag flag -> {}
      case YamlValue.Nothing nothing -> {}
    }
  }

  /** Marks the variables in the query of a path as secret: a query may hold a key. */
  void hideQuery(YamlValue path) {
    if (path instanceof YamlValue.Text text && text.text().contains("?")) {
      hide(text.text().substring(text.text().indexOf('?')));
    }
  }

  private void hide(String text) {
    Values.namesIn(text).stream()
        .filter(name -> !name.equals(RANDOM))
        .flatMap(name -> Optional.ofNullable(environment.get(name)).stream())
        .forEach(secrets::add);
  }

  /** Checks a header or a body, whose variables are secret. */
  void checkSecret(YamlValue value, GroupReader reader) {
    switch (value) {
      case YamlValue.Text text -> {
        check(text.text(), value, reader);
        hide(text.text());
      }
      case YamlValue.Items items -> items.values().forEach(item -> checkSecret(item, reader));
      case YamlValue.Fields fields ->
          fields.fields().forEach(field -> checkSecret(field.value(), reader));
      case YamlValue.Flag flag -> {}
      case YamlValue.Nothing nothing -> {}
    }
  }

  Set<String> secrets() {
    return Set.copyOf(secrets);
  }

  /** The values that are known before any request. */
  Values values() {
    return new Values(used);
  }
}
