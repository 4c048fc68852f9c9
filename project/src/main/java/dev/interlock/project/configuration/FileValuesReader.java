package dev.interlock.project.configuration;

import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.gate.environment.EnvironmentContract;
import dev.interlock.project.configuration.YamlValue.Field;
import dev.interlock.project.configuration.YamlValue.Fields;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds the known keys in a YAML file and reports every problem with the others. */
final class FileValuesReader {

  static final String ENVIRONMENT = "env";
  static final String PLACEHOLDERS = "placeholders";

  private final Map<String, RawValue> values = new HashMap<>();
  private final Map<String, RawValue> placeholders = new HashMap<>();
  private final Map<VerifyPart, Field> verification = new EnumMap<>(VerifyPart.class);
  private final List<Finding> problems = new ArrayList<>();
  private EnvironmentContract environment = EnvironmentContract.EMPTY;

  private FileValuesReader() {}

  static FileValues read(YamlFile file) {
    var reader = new FileValuesReader();
    reader.problems.addAll(file.problems());
    reader.root(file.root());
    return new FileValues(
        reader.values,
        reader.environment,
        reader.placeholders,
        reader.verification,
        reader.problems);
  }

  private void root(YamlValue root) {
    switch (root) {
      case YamlValue.Nothing nothing -> {}
      case Fields fields -> group("", fields);
      default ->
          problems.add(
              ConfigurationProblem.wrongTypeOf("the file", root, "a group of keys")
                  .help("Begin with a key, such as `migrations: db/migrations`."));
    }
  }

  private void group(String prefix, Fields group) {
    for (Field field : group.fields()) {
      String path = prefix + field.name();
      Optional<ConfigurationKey<?>> key = key(path);
      Optional<VerifyPart> part = VerifyPart.at(path);
      boolean isSubgroup = field.value() instanceof Fields && isGroup(path);
      if (key.isPresent() && !isSubgroup) {
        value(key.get(), field);
      } else if (part.isPresent()) {
        verification.put(part.get(), field);
      } else if (path.equals(ENVIRONMENT)) {
        contract(field.value());
      } else if (path.equals(PLACEHOLDERS)) {
        placeholders(field.value());
      } else if (isGroup(path)) {
        subgroup(path, field.value());
      } else {
        problems.add(ConfigurationProblem.unknownKey(path, field.place(), known(prefix)));
      }
    }
  }

  private void subgroup(String path, YamlValue value) {
    switch (value) {
      case Fields fields -> group(path + ".", fields);
      case YamlValue.Nothing nothing -> {}
      default ->
          problems.add(
              ConfigurationProblem.wrongType(path, value, "a group of keys")
                  .help("Write its keys below it: " + String.join(", ", known(path + ".")) + "."));
    }
  }

  private void contract(YamlValue value) {
    switch (value) {
      case Fields fields -> {
        var reader = new ContractReader();
        environment = reader.read(fields);
        problems.addAll(reader.problems());
      }
      case YamlValue.Nothing nothing -> {}
      default ->
          problems.add(
              ConfigurationProblem.wrongType(ENVIRONMENT, value, "a group of variables")
                  .help("Write one variable per line, such as `PORT: required`."));
    }
  }

  private void placeholders(YamlValue value) {
    switch (value) {
      case Fields fields -> fields.fields().forEach(this::placeholder);
      case YamlValue.Nothing nothing -> {}
      default ->
          problems.add(
              ConfigurationProblem.wrongType(PLACEHOLDERS, value, "a group of placeholders")
                  .help("Write one placeholder per line, such as `env: production`."));
    }
  }

  /** Reads a placeholder; an empty one is replaced by nothing, as in Flyway. */
  private void placeholder(Field field) {
    Optional<String> text =
        switch (field.value()) {
          case YamlValue.Text written -> Optional.of(written.text());
          case YamlValue.Flag(boolean isTrue, Place place) -> Optional.of(Boolean.toString(isTrue));
          case YamlValue.Nothing nothing -> Optional.of("");
          case YamlValue.Items items -> Optional.empty();
          case Fields fields -> Optional.empty();
        };
    text.ifPresentOrElse(
        written ->
            placeholders.put(
                field.name(), new RawValue(List.of(written), origin(field.value().place()))),
        () ->
            problems.add(
                ConfigurationProblem.wrongType(
                        PLACEHOLDERS + "." + field.name(), field.value(), "text")
                    .help("Write a text in quotes.")));
  }

  private void value(ConfigurationKey<?> key, Field field) {
    YamlValue value = field.value();
    if (value instanceof YamlValue.Nothing) {
      return;
    }
    Optional<List<String>> texts =
        value instanceof YamlValue.Flag flag && key.type() instanceof TruthType
            ? Optional.of(List.of(Boolean.toString(flag.isTrue())))
            : texts(value, key.type().isList());
    if (texts.isPresent()) {
      values.put(key.path(), new RawValue(texts.get(), origin(value.place())));
    } else {
      problems.add(
          ConfigurationProblem.wrongType(key.path(), value, key.type().title())
              .help(key.type().help()));
    }
  }

  private static Optional<List<String>> texts(YamlValue value, boolean isList) {
    return switch (value) {
      case YamlValue.Text text -> Optional.of(List.of(text.text()));
      case YamlValue.Items items -> isList ? texts(items) : Optional.empty();
      case YamlValue.Flag flag -> Optional.empty();
      case Fields fields -> Optional.empty();
      case YamlValue.Nothing nothing -> Optional.empty();
    };
  }

  private static Optional<List<String>> texts(YamlValue.Items items) {
    List<String> texts = new ArrayList<>();
    for (YamlValue item : items.values()) {
      if (!(item instanceof YamlValue.Text text)) {
        return Optional.empty();
      }
      texts.add(text.text());
    }
    return Optional.of(texts);
  }

  private static Origin origin(Place place) {
    return new Origin.File(place);
  }

  private static Optional<ConfigurationKey<?>> key(String path) {
    return ConfigurationKey.ALL.stream().filter(key -> key.path().equals(path)).findFirst();
  }

  private static boolean isGroup(String path) {
    return ConfigurationKey.ALL.stream().anyMatch(key -> key.path().startsWith(path + "."));
  }

  /**
   * The full paths and the groups below {@code prefix}; at the top also {@code env} and {@code
   * placeholders}.
   */
  private static SortedSet<String> known(String prefix) {
    SortedSet<String> known = new TreeSet<>();
    for (ConfigurationKey<?> key : ConfigurationKey.ALL) {
      if (key.path().startsWith(prefix)) {
        known.add(key.path());
        int dot = key.path().indexOf('.', prefix.length());
        known.add(dot < 0 ? key.path() : key.path().substring(0, dot));
      }
    }
    for (VerifyPart part : VerifyPart.values()) {
      if (!prefix.isEmpty() && part.path().startsWith(prefix)) {
        known.add(part.path());
      }
    }
    if (prefix.isEmpty()) {
      known.add(ENVIRONMENT);
      known.add(PLACEHOLDERS);
    }
    return known;
  }
}
