package dev.interlock.project.configuration;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The settings that Flyway itself would read: from its variables, Spring's variables, its own files
 * in the project folder (ConfigUtils, TomlUtils), and Spring's files.
 *
 * @param values values by the name after {@code flyway.}; those of placeholders in lower case
 */
record FlywaySettings(Map<String, Value> values) {

  static final String PLACEHOLDERS = "placeholders.";

  private static final String VARIABLE = "FLYWAY_";
  private static final String OF_SPRING = "SPRING_FLYWAY_";
  private static final String OF_PLACEHOLDER = "PLACEHOLDERS_";

  /** Names of settings by their variables' names without underscores. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "PLACEHOLDERPREFIX", "placeholderPrefix",
          "PLACEHOLDERSUFFIX", "placeholderSuffix",
          "PLACEHOLDERSEPARATOR", "placeholderSeparator",
          "PLACEHOLDERREPLACEMENT", "placeholderReplacement",
          "DEFAULTSCHEMA", "defaultSchema",
          "SCHEMAS", "schemas",
          "TABLE", "table",
          "ENVIRONMENT", "environment");

  /** Flyway's files; a later one wins. */
  private static final List<String> FILES =
      List.of(
          "conf/flyway.toml",
          "conf/flyway.user.toml",
          "flyway.toml",
          "flyway.user.toml",
          "conf/flyway.conf",
          "flyway.conf");

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z0-9_]+)}");
  private static final Pattern TOML_REFERENCE =
      Pattern.compile("\\$\\{(?:env\\.([A-Za-z0-9_]+)|([^}]*))}");

  /**
   * The value of one setting.
   *
   * @param origin the variable or the file
   */
  record Value(String text, Origin origin) {}

  FlywaySettings {
    values = Map.copyOf(values);
  }

  /**
   * Reads the settings. Variables win over files.
   *
   * @param taken settings that Interlock's own configuration sets
   * @throws Failure.Misconfigured if a file cannot be read, or two variables or two files differ
   */
  static FlywaySettings read(Path project, Map<String, String> environment, Set<String> taken) {
    var reader = new Reader(project, environment);
    Map<String, Value> ofSpring = reader.variables(OF_SPRING);
    Map<String, Value> ofFlyway = reader.variables(VARIABLE);
    reader.files();
    SpringFlyway.read(
            project,
            environment,
            name ->
                !taken.contains(name) && !ofSpring.containsKey(name) && !ofFlyway.containsKey(name))
        .forEach(reader::put);
    ofSpring.forEach(reader::put);
    ofFlyway.forEach(reader::put);
    return new FlywaySettings(reader.values);
  }

  /** Finds a setting by its name in any case and without separators. */
  static Optional<String> named(String name) {
    return Optional.ofNullable(SETTINGS.get(name.toUpperCase(Locale.ROOT)));
  }

  Optional<Value> find(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.text().isEmpty());
  }

  private static final class Reader {

    private final Path project;
    private final Map<String, String> environment;
    private final Map<String, Value> values = new TreeMap<>();

    Reader(Path project, Map<String, String> environment) {
      this.project = project;
      this.environment = environment;
    }

    private void put(String name, Value value) {
      Value before = values.put(name, value);
      boolean twice =
          before != null
              && before.origin().getClass() == value.origin().getClass()
              && !isOfFlyway(before, value)
              && !before.text().equals(value.text());
      if (twice) {
        throw new Failure.Misconfigured(
            Finding.error(
                    Code.BAD_VALUE,
                    value.origin() instanceof Origin.Variable
                        ? "`%s` and `%s` have different values."
                            .formatted(before.origin().name(), value.origin().name())
                        : "`%s` and `%s` have different values of Flyway's `%s`."
                            .formatted(before.origin().name(), value.origin().name(), name))
                .help("Unset one of them."));
      }
    }

    /** Whether {@code value} comes from one of Flyway's own files, of which a later one wins. */
    private static boolean isOfFlyway(Value before, Value value) {
      return before.origin() instanceof Origin.File
          && value.origin().name().matches("(?s).*\\.(toml|conf)");
    }

    private Map<String, Value> variables(String prefix) {
      var found = new TreeMap<String, Value>();
      environment.forEach((variable, text) -> {
        if (variable.startsWith(prefix)) {
          var value = new Value(text, new Origin.Variable(variable));
          String name = variable.substring(prefix.length());
          if (name.startsWith(OF_PLACEHOLDER) && name.length() > OF_PLACEHOLDER.length()) {
            String placeholder = name.substring(OF_PLACEHOLDER.length()).toLowerCase(Locale.ROOT);
            found.put(PLACEHOLDERS + placeholder, value);
            if (prefix.equals(OF_SPRING)) {
              found.put(PLACEHOLDERS + placeholder.replace('_', '.'), value);
            }
          } else {
            Optional.ofNullable(SETTINGS.get(name.replace("_", "")))
                .ifPresent(setting -> found.put(setting, value));
          }
        }
      });
      return found;
    }

    /** Reads Flyway's files. If one of them is TOML, Flyway ignores those of the older format. */
    private void files() {
      List<Path> files =
          Stream.concat(FILES.stream(), named())
              .map(project::resolve)
              .filter(Files::isRegularFile)
              .toList();
      boolean isNew = files.stream().anyMatch(FlywaySettings::isToml);
      files.stream().filter(file -> isToml(file) == isNew).forEach(this::file);
    }

    private Stream<String> named() {
      String names = environment.getOrDefault("FLYWAY_CONFIG_FILES", "");
      return Arrays.stream(names.split(",", -1)).map(String::strip).filter(n -> !n.isEmpty());
    }

    private void file(Path file) {
      String shown =
          file.startsWith(project) ? project.relativize(file).toString() : file.toString();
      var origin = new Origin.File(Place.file(shown));
      try {
        String text = Files.readString(file);
        Map<String, String> read = isToml(file) ? TomlReader.read(shown, text) : properties(text);
        read.forEach((name, value) -> {
          String setting = name.startsWith("flyway.") ? name.substring("flyway.".length()) : "";
          boolean isPlaceholder = setting.startsWith(PLACEHOLDERS);
          if (isPlaceholder || SETTINGS.containsValue(setting)) {
            String expanded = isToml(file) ? expanded(value, shown) : value;
            put(
                isPlaceholder ? setting.toLowerCase(Locale.ROOT) : setting,
                new Value(expanded, origin));
          }
        });
      } catch (IOException e) {
        throw new Failure.Misconfigured(
            Finding.error(
                    Code.UNREADABLE_CONFIGURATION,
                    "Flyway's configuration `%s` cannot be read.".formatted(shown))
                .at(Place.file(shown))
                .help("Make it a text file in UTF-8 that this user may read."));
      }
    }

    /**
     * Follows ConfigUtils.loadConfigurationFromString: backslashes are literal, variables expanded.
     */
    private Map<String, String> properties(String text) throws IOException {
      var lines = new StringBuilder();
      text.lines().forEach(line -> lines.append(line.strip().replace("\\", "\\\\")).append('\n'));
      String expanded =
          REFERENCE
              .matcher(lines)
              .replaceAll(
                  match -> Matcher.quoteReplacement(environment.getOrDefault(match.group(1), "")));
      var properties = new Properties();
      properties.load(new StringReader(expanded));
      var map = new TreeMap<String, String>();
      properties.stringPropertyNames().forEach(name -> map.put(name, properties.getProperty(name)));
      return map;
    }

    /**
     * In TOML Flyway expands only its resolvers, of which only the environment's is supported here.
     */
    private String expanded(String value, String shown) {
      return TOML_REFERENCE
          .matcher(value)
          .replaceAll(match -> {
            if (match.group(1) == null || environment.get(match.group(1)) == null) {
              throw new Failure.Misconfigured(
                  Finding.error(
                          Code.BAD_VALUE,
                          "`%s` in `%s` has no value here.".formatted(match.group(), shown))
                      .at(Place.file(shown))
                      .help("Name a variable that is set: `${env.NAME}`."));
            }
            return Matcher.quoteReplacement(environment.get(match.group(1)));
          });
    }
  }

  private static boolean isToml(Path file) {
    return file.toString().endsWith(".toml");
  }
}
