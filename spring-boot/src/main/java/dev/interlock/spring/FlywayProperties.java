package dev.interlock.spring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** The meaning of the properties of Flyway's auto-configuration for Interlock. */
final class FlywayProperties {

  private static final String PREFIX = "spring.flyway";

  /** Names in Spring's spelling, and what each becomes. */
  private static final Map<String, String> BECOMES =
      Map.ofEntries(
          Map.entry("enabled", "`interlock.enabled`"),
          Map.entry("locations", "`interlock.migrations`, a list of folders"),
          Map.entry("url", "`interlock.database`"),
          Map.entry("user", "a part of `interlock.database`"),
          Map.entry("password", "a part of `interlock.database`"),
          Map.entry("table", "read as it is: the name of Flyway's table"),
          Map.entry("schemas", "read as it is: the first one holds Flyway's table"),
          Map.entry("default-schema", "read as it is: it holds Flyway's table"),
          Map.entry("placeholders", "read as they are"),
          Map.entry("placeholder-prefix", "read as it is"),
          Map.entry("placeholder-suffix", "read as it is"),
          Map.entry("placeholder-separator", "read as it is"),
          Map.entry("placeholder-replacement", "read as it is"),
          Map.entry("out-of-order", "`interlock.out-of-order=allow`"),
          Map.entry("connect-retries", "`interlock.connect.wait`, a duration"),
          Map.entry("lock-retry-count", "`interlock.lock.wait`, a duration"),
          Map.entry("clean-disabled", "not needed: a start never empties a database"),
          Map.entry(
              "baseline-on-migrate",
              "not needed: a database without a ledger is located by its schema"),
          Map.entry("baseline-version", "not needed, as `baseline-on-migrate`"),
          Map.entry("validate-on-migrate", "not needed: a start always compares the files"));

  private final Map<String, Object> values;

  private FlywayProperties(Map<String, Object> values) {
    this.values = values;
  }

  static FlywayProperties of(Environment environment) {
    return new FlywayProperties(
        new TreeMap<>(
            Binder.get(environment)
                .bind(PREFIX, Bindable.mapOf(String.class, Object.class))
                .orElseGet(HashMap::new)));
  }

  /** Returns lines that say what each property becomes; empty if there is none. */
  List<String> lines() {
    var lines = new ArrayList<String>();
    values.forEach((name, value) -> {
      String spelled = spelled(name);
      lines.add(
          "%s.%s: %s"
              .formatted(
                  PREFIX,
                  spelled,
                  BECOMES.getOrDefault(
                      spelled, "has no equivalent; see docs/spring-boot.md of Interlock")));
    });
    return lines;
  }

  /**
   * Returns the settings that are read as they are, as the variables by which Flyway's
   * auto-configuration knows them.
   */
  Map<String, String> variables() {
    var variables = new HashMap<String, String>();
    values.forEach((name, value) -> {
      if (BECOMES.getOrDefault(spelled(name), "").startsWith("read as")) {
        put("SPRING_FLYWAY_" + name.replace("-", ""), value, variables);
      }
    });
    return variables;
  }

  private static void put(String name, Object value, Map<String, String> variables) {
    switch (value) {
      case Map<?, ?> map when isList(map) ->
          variables.put(
              name.toUpperCase(Locale.ROOT),
              map.values().stream().map(String::valueOf).collect(Collectors.joining(",")));
      case Map<?, ?> map -> map.forEach((key, each) -> put(name + "_" + key, each, variables));
      default -> variables.put(name.toUpperCase(Locale.ROOT), String.valueOf(value));
    }
  }

  /** Spring binds a list to a map with the indexes as keys. */
  private static boolean isList(Map<?, ?> map) {
    return map.keySet().stream().allMatch(key -> String.valueOf(key).matches("\\d+"));
  }

  /** {@code placeholderPrefix} as {@code placeholder-prefix}. */
  private static String spelled(String name) {
    return name.replaceAll("([a-z])([A-Z])", "$1-$2").replace('_', '-').toLowerCase(Locale.ROOT);
  }
}
