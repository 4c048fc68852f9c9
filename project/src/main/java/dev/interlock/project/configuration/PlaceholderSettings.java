package dev.interlock.project.configuration;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.gate.environment.SecretNames;
import dev.interlock.history.Placeholders;
import dev.interlock.history.Placeholders.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The values of placeholders in scripts: from Interlock's variables, then Flyway's and Spring's,
 * then {@code interlock.yml}, then Flyway's own files.
 */
record PlaceholderSettings(ValueResolver values, FileValues file, Map<String, String> environment) {

  static final String VARIABLES = "INTERLOCK_PLACEHOLDERS_";

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

  /**
   * Returns the placeholders, without those whose values only the database knows.
   *
   * @param project folder of Flyway's own files
   * @throws Failure.Misconfigured if a value names a variable that is not set, or a file of
   *     Flyway's cannot be read
   */
  Placeholders read(Path project) {
    FlywaySettings flyway = FlywaySettings.read(project, environment, taken());
    var placeholders =
        Placeholders.of(
            isReplaced(flyway),
            text(ConfigurationKey.PLACEHOLDER_PREFIX, flyway.find("placeholderPrefix")),
            text(ConfigurationKey.PLACEHOLDER_SUFFIX, flyway.find("placeholderSuffix")),
            text(ConfigurationKey.PLACEHOLDER_SEPARATOR, flyway.find("placeholderSeparator")),
            values(flyway));
    var schema = flyway.find("defaultSchema").or(() -> flyway.find("schemas"));
    if (schema.isPresent()) {
      String first = schema.get().text().split(",", 2)[0].strip();
      placeholders = placeholders.withDefault("defaultSchema", Value.plain(first));
    }
    return placeholders
        .withDefault("table", ofFlyway(flyway, "table", "flyway_schema_history"))
        .withDefault("environment", ofFlyway(flyway, "environment", "default"));
  }

  private Set<String> taken() {
    return Stream.concat(
            file.placeholders().keySet().stream(),
            environment.keySet().stream()
                .filter(variable -> variable.startsWith(VARIABLES))
                .map(variable -> variable.substring(VARIABLES.length())))
        .map(name -> FlywaySettings.PLACEHOLDERS + Placeholders.folded(name))
        .collect(Collectors.toSet());
  }

  private static Value ofFlyway(FlywaySettings flyway, String name, String fallback) {
    return Value.plain(flyway.find(name).map(FlywaySettings.Value::text).orElse(fallback));
  }

  private boolean isReplaced(FlywaySettings flyway) {
    Optional<FlywaySettings.Value> said = flyway.find("placeholderReplacement");
    return chosen(
        ConfigurationKey.PLACEHOLDER_REPLACEMENT,
        said,
        value ->
            ConfigurationKey.PLACEHOLDER_REPLACEMENT
                .type()
                .parse(List.of(value.text()))
                .orElseThrow(() ->
                    new Failure.Misconfigured(
                        Finding.error(
                                Code.BAD_VALUE,
                                "Flyway's `placeholderReplacement` is neither `true` nor `false`.")
                            .note("it is set by " + value.origin().name())
                            .help("Write `true` or `false`."))));
  }

  private String text(ConfigurationKey<String> key, Optional<FlywaySettings.Value> said) {
    return chosen(key, said, FlywaySettings.Value::text);
  }

  /** Flyway's variable wins over {@code interlock.yml}, as every variable does. */
  private <T> T chosen(
      ConfigurationKey<T> key,
      Optional<FlywaySettings.Value> said,
      Function<FlywaySettings.Value, T> reading) {
    Configured<T> ours = values.get(key);
    boolean isOurs =
        switch (ours.origin()) {
          case Origin.Flag flag -> true;
          case Origin.Variable variable -> true;
          case Origin.File line ->
              said.filter(value -> value.origin() instanceof Origin.Variable).isEmpty();
          case Origin.Default none -> said.isEmpty();
        };
    return isOurs ? ours.value() : reading.apply(said.orElseThrow());
  }

  private Map<String, Value> values(FlywaySettings flyway) {
    var found = new TreeMap<String, Value>();
    put(found, flyway, false);
    ofFile(found);
    put(found, flyway, true);
    environment.forEach((variable, text) -> {
      if (variable.startsWith(VARIABLES) && variable.length() > VARIABLES.length()) {
        String name = variable.substring(VARIABLES.length()).toLowerCase(Locale.ROOT);
        found.put(name, value(name, text, isSecret(variable)));
      }
    });
    return found;
  }

  private void put(Map<String, Value> found, FlywaySettings flyway, boolean variables) {
    flyway
        .values()
        .forEach((setting, value) -> {
          if (setting.startsWith(FlywaySettings.PLACEHOLDERS)
              && value.origin() instanceof Origin.Variable == variables) {
            String name = setting.substring(FlywaySettings.PLACEHOLDERS.length());
            found.put(name, value(name, value.text(), isSecret(value.origin().name())));
          }
        });
  }

  private void ofFile(Map<String, Value> found) {
    List<Finding> problems = new ArrayList<>();
    file.placeholders()
        .forEach((name, raw) -> {
          String written = raw.texts().getFirst();
          Matcher reference = REFERENCE.matcher(written);
          var text = new StringBuilder();
          boolean secret = false;
          while (reference.find()) {
            String variable = reference.group(1);
            if (environment.get(variable) == null) {
              problems.add(notSet(name, variable, raw.origin()));
            }
            secret |= isSecret(variable);
            reference.appendReplacement(
                text, Matcher.quoteReplacement(environment.getOrDefault(variable, "")));
          }
          reference.appendTail(text);
          found.put(Placeholders.folded(name), value(name, text.toString(), secret));
        });
    if (!problems.isEmpty()) {
      throw new Failure.Misconfigured(problems);
    }
  }

  private static Finding notSet(String name, String variable, Origin origin) {
    var finding =
        Finding.error(
                Code.BAD_VALUE,
                "`placeholders.%s` names `%s`, which is not set.".formatted(name, variable))
            .help("Set `%s`.".formatted(variable));
    return origin instanceof Origin.File line ? finding.at(line.place()) : finding;
  }

  private boolean isSecret(String variable) {
    return file.environment().secrets().contains(variable) || SecretNames.matches(variable);
  }

  private static Value value(String name, String text, boolean secret) {
    return secret || SecretNames.matches(name) ? Value.secret(text) : Value.plain(text);
  }
}
