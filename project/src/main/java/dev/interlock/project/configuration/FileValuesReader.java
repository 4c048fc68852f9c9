package dev.interlock.project.configuration;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.finding.Severity;
import dev.interlock.gate.environment.EnvironmentContract;
import dev.interlock.project.configuration.YamlValue.Field;
import dev.interlock.project.configuration.YamlValue.Fields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds the known keys in a YAML file and reports every problem with the others. */
final class FileValuesReader {

  static final String ENVIRONMENT = "env";
  static final String ENVIRONMENTS = "environments";
  static final String PLACEHOLDERS = "placeholders";
  static final String SEVERITY = "severity";

  private static final ChoiceType<Severity> SEVERITIES = ChoiceType.of(Severity.class);

  private final Map<String, RawValue> values = new HashMap<>();
  private final Map<String, RawValue> placeholders = new HashMap<>();
  private final Map<Code, Severity> severities = new EnumMap<>(Code.class);
  private final Map<VerifyPart, Field> verification = new EnumMap<>(VerifyPart.class);
  private final List<Finding> problems = new ArrayList<>();
  private final SequencedMap<String, YamlValue> environments = new LinkedHashMap<>();
  private EnvironmentContract environment = EnvironmentContract.EMPTY;

  /** Whether the keys are those of the file itself, and not of one of its environments. */
  private boolean isTop = true;

  private FileValuesReader() {}

  /**
   * Reads a file. The values of the chosen environment replace those of the file itself; other
   * environments are only searched for problems.
   */
  static FileValues read(YamlFile file, Optional<EnvironmentChoice> chosen) {
    var reader = new FileValuesReader();
    reader.problems.addAll(file.problems());
    reader.root("the file", file.root());
    reader.environments(chosen);
    return new FileValues(
        reader.values,
        reader.environment,
        reader.placeholders,
        reader.severities,
        reader.verification,
        reader.problems);
  }

  private void root(String subject, YamlValue root) {
    switch (root) {
      case YamlValue.Nothing nothing -> {}
      case Fields fields -> group("", fields);
      default ->
          problems.add(
              ConfigurationProblem.wrongTypeOf(subject, root, "a group of keys")
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
      } else if (isTop && path.equals(ENVIRONMENTS)) {
        environments(field.value());
      } else if (path.equals(ENVIRONMENT)) {
        contract(field.value());
      } else if (path.equals(PLACEHOLDERS)) {
        placeholders(field.value());
      } else if (path.equals(SEVERITY)) {
        severities(field.value());
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

  private void environments(YamlValue value) {
    switch (value) {
      case Fields fields ->
          fields.fields().forEach(field -> environments.put(field.name(), field.value()));
      case YamlValue.Nothing nothing -> {}
      default ->
          problems.add(
              ConfigurationProblem.wrongType(ENVIRONMENTS, value, "a group of environments")
                  .help("Write the keys of an environment below its name."));
    }
  }

  private void environments(Optional<EnvironmentChoice> chosen) {
    chosen
        .filter(choice -> !environments.containsKey(choice.name()))
        .ifPresent(choice -> problems.add(choice.unknown(environments.sequencedKeySet())));
    environments.forEach((name, value) -> {
      boolean isChosen = chosen.filter(choice -> choice.name().equals(name)).isPresent();
      FileValuesReader reader = isChosen ? this : new FileValuesReader();
      reader.isTop = false;
      reader.root("`" + ENVIRONMENTS + "." + name + "`", value);
      if (!isChosen) {
        problems.addAll(reader.problems);
      }
    });
  }

  private void contract(YamlValue value) {
    switch (value) {
      case Fields fields -> {
        var reader = new ContractReader();
        environment = environment.with(reader.read(fields));
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

  private void severities(YamlValue value) {
    switch (value) {
      case Fields fields -> fields.fields().forEach(this::severity);
      case YamlValue.Nothing nothing -> {}
      default ->
          problems.add(
              ConfigurationProblem.wrongType(SEVERITY, value, "a group of codes")
                  .help("Write one code per line, such as `CAT027: error`."));
    }
  }

  private void severity(Field field) {
    Optional<Code> code = Code.withId(field.name());
    Optional<Severity> severity =
        field.value() instanceof YamlValue.Text text
            ? SEVERITIES.parse(List.of(text.text()))
            : Optional.empty();
    if (code.isEmpty()) {
      problems.add(
          ConfigurationProblem.unknownKey(
              SEVERITY + "." + field.name(),
              field.place(),
              Arrays.stream(Code.values()).map(known -> SEVERITY + "." + known.id()).toList()));
    } else if (severity.isEmpty()) {
      problems.add(
          ConfigurationProblem.wrongType(
                  SEVERITY + "." + field.name(), field.value(), SEVERITIES.title())
              .help(SEVERITIES.help()));
    } else {
      severities.put(code.get(), severity.get());
    }
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
   * The full paths and the groups below {@code prefix}; at the top also the groups that are no keys
   * of the table.
   */
  private SortedSet<String> known(String prefix) {
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
      known.add(SEVERITY);
      if (isTop) {
        known.add(ENVIRONMENTS);
      }
    }
    return known;
  }
}
