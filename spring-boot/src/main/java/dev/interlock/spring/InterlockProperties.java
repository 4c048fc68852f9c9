package dev.interlock.spring;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Nearest;
import dev.interlock.project.configuration.ConfigurationKey;
import dev.interlock.project.configuration.Overrides;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The properties below {@code interlock.}: the keys of {@code interlock.yml} that a start reads,
 * and those of this starter. A property that is neither is refused, as an unknown key of the file
 * is.
 */
record InterlockProperties(Environment environment) {

  static final String PREFIX = "interlock.";

  /** Whether anything happens at all. */
  static final String ENABLED = PREFIX + "enabled";

  /** The project folder instead of the class path. */
  static final String PROJECT = PREFIX + "project";

  /** The production database that a start outside a platform may change. */
  static final String ALLOW_PRODUCTION = PREFIX + "allow-production";

  static final List<String> OWN = List.of(ENABLED, PROJECT, ALLOW_PRODUCTION);

  /**
   * Keys and groups of other commands. Here they would have no effect, so they are refused as
   * unknown.
   */
  private static final Set<String> OF_OTHER_COMMANDS =
      Set.of("verify", "liveness", "releases", "log", "report", "models", "image", "hooks", "fail");

  /** The keys that are properties. */
  static final List<ConfigurationKey<?>> KEYS =
      ConfigurationKey.ALL.stream()
          .filter(key -> !OF_OTHER_COMMANDS.contains(key.path().split("[.-]", 2)[0]))
          .toList();

  /**
   * Sources in which others have names with this prefix. The configuration itself reports unknown
   * variables.
   */
  private static final Set<String> SHARED =
      Set.of(
          StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
          StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);

  Optional<String> project() {
    return Optional.ofNullable(environment.getProperty(PROJECT)).filter(text -> !text.isBlank());
  }

  Optional<String> allowedProduction() {
    return Optional.ofNullable(environment.getProperty(ALLOW_PRODUCTION));
  }

  /**
   * Returns the values of configuration keys.
   *
   * @throws Failure.Misconfigured if a property is none of them
   */
  Map<String, String> values() {
    List<Finding> unknown =
        names().filter(name -> !isKnown(name)).map(InterlockProperties::unknown).toList();
    if (!unknown.isEmpty()) {
      throw new Failure.Misconfigured(unknown);
    }
    var values = new HashMap<String, String>();
    for (ConfigurationKey<?> key : KEYS) {
      value(PREFIX + key.path()).ifPresent(text -> values.put(key.path(), text));
    }
    return values;
  }

  /** Returns the overrides of these values. */
  static Overrides overrides(Map<String, String> values) {
    return new Overrides(Overrides.Kind.PROPERTIES, values);
  }

  /** A list may be written with commas or as a list. */
  private Optional<String> value(String name) {
    Binder binder = Binder.get(environment);
    return Optional.ofNullable(environment.getProperty(name))
        .or(() -> {
          List<String> several =
              binder.bind(name, Bindable.listOf(String.class)).orElseGet(List::of);
          return several.isEmpty() ? Optional.empty() : Optional.of(String.join(",", several));
        })
        .filter(text -> !text.isBlank());
  }

  private Stream<String> names() {
    if (!(environment instanceof ConfigurableEnvironment sources)) {
      return Stream.of();
    }
    var names = new TreeSet<String>();
    for (PropertySource<?> source : sources.getPropertySources()) {
      if (source instanceof EnumerablePropertySource<?> known
          && !SHARED.contains(source.getName())) {
        Stream.of(known.getPropertyNames())
            .filter(name -> name.startsWith(PREFIX))
            .forEach(names::add);
      }
    }
    return names.stream();
  }

  private static boolean isKnown(String written) {
    String name = written.replaceAll("\\[\\d+]$", "");
    return OWN.contains(name) || KEYS.stream().anyMatch(key -> (PREFIX + key.path()).equals(name));
  }

  private static Finding unknown(String name) {
    List<String> known = new ArrayList<>(OWN);
    KEYS.forEach(key -> known.add(PREFIX + key.path()));
    return Finding.error(Code.UNKNOWN_KEY, "`%s` is not a property of Interlock.".formatted(name))
        .help(
            Nearest.to(name, known)
                .map(near -> "Write `" + near + "`.")
                .orElse(
                    "Remove it, or write it into `interlock.yml`: that has groups and keys that are no properties."));
  }
}
