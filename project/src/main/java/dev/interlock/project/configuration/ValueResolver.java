package dev.interlock.project.configuration;

import dev.interlock.finding.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the value of each key: flag, then variable, then file, then default. */
final class ValueResolver {

  private final Map<String, RawValue> file;
  private final Map<String, String> environment;
  private final Map<String, String> flags;
  private final List<Finding> problems = new ArrayList<>();

  ValueResolver(
      Map<String, RawValue> file, Map<String, String> environment, Map<String, String> flags) {
    this.file = file;
    this.environment = environment;
    this.flags = flags;
  }

  /** The problems of the values that were asked for so far. */
  List<Finding> problems() {
    return List.copyOf(problems);
  }

  /** Returns the value of a key that has a default; also the default if the value is invalid. */
  <T> Configured<T> get(ConfigurationKey<T> key) {
    return find(key).orElseGet(() -> new Configured<>(fallback(key), new Origin.Default()));
  }

  /** Returns the configured value, if there is a valid one. */
  <T> Optional<Configured<T>> find(ConfigurationKey<T> key) {
    Optional<RawValue> raw = raw(key);
    if (raw.isEmpty()) {
      return Optional.empty();
    }
    Optional<T> value = key.type().parse(raw.get().texts());
    if (value.isEmpty()) {
      problems.add(ConfigurationProblem.badValue(key, raw.get()));
    }
    return value.map(v -> new Configured<>(v, raw.get().origin()));
  }

  private Optional<RawValue> raw(ConfigurationKey<?> key) {
    return Optional.ofNullable(flags.get(key.flag()))
        .map(text -> written(text, key, new Origin.Flag(key.flag())))
        .or(() -> variable(key))
        .or(() -> Optional.ofNullable(file.get(key.path())));
  }

  /** Treats an empty variable as not set, because platforms cannot always unset one. */
  private Optional<RawValue> variable(ConfigurationKey<?> key) {
    return Optional.ofNullable(environment.get(key.variable()))
        .filter(text -> !text.isBlank())
        .map(text -> written(text, key, new Origin.Variable(key.variable())));
  }

  private static RawValue written(String text, ConfigurationKey<?> key, Origin origin) {
    List<String> texts = key.type().isList() ? Arrays.asList(text.split(",", -1)) : List.of(text);
    return new RawValue(texts, origin);
  }

  private static <T> T fallback(ConfigurationKey<T> key) {
    return key.type()
        .parse(key.fallback())
        .orElseThrow(() -> new IllegalStateException("bad default of " + key.path()));
  }
}
