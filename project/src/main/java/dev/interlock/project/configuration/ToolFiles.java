package dev.interlock.project.configuration;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The configuration files of other tools in a project, as far as they name a ledger. A file that is
 * missing or cannot be read counts as empty.
 */
final class ToolFiles {

  private static final long LARGEST = 1 << 20;

  private static final String FLYWAY = "flyway.";

  private final Path folder;
  private final Map<String, String> environment;

  ToolFiles(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /** The variables that {@code .env} sets. */
  Map<String, String> environment() {
    return text(".env")
        .lines()
        .map(line -> line.strip().replaceFirst("^export\\s+", ""))
        .filter(line -> !line.startsWith("#") && line.contains("="))
        .map(line -> line.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0].strip(), pair -> unquoted(pair[1].strip()), (first, last) -> last));
  }

  /** Flyway's keys without their prefix, such as {@code table}; a list is joined by commas. */
  Map<String, String> flyway() {
    var values = new HashMap<String, String>();
    values.putAll(SpringFlyway.ofLedger(folder, environment));
    values.putAll(properties(FLYWAY, "conf/flyway.conf", "flyway.conf"));
    values.putAll(toml("conf/flyway.toml"));
    values.putAll(toml("flyway.toml"));
    return values;
  }

  private Map<String, String> properties(String prefix, String... names) {
    var values = new HashMap<String, String>();
    for (String name : names) {
      var properties = new Properties();
      try {
        properties.load(new StringReader(text(name)));
      } catch (IOException | IllegalArgumentException e) {
        continue; // the tool could not read this file either
      }
      properties.stringPropertyNames().stream()
          .filter(key -> key.startsWith(prefix))
          .forEach(key -> values.put(key.substring(prefix.length()), properties.getProperty(key)));
    }
    return values;
  }

  /** The plain values of the table {@code [flyway]}; the rest of TOML is not needed. */
  private Map<String, String> toml(String name) {
    var values = new HashMap<String, String>();
    String table = "";
    for (String written : text(name).lines().map(String::strip).toList()) {
      if (written.startsWith("[")) {
        table = written.replaceFirst("\\s*#.*$", "");
      } else if (written.contains("=") && !written.startsWith("#")) {
        String[] pair = written.split("=", 2);
        String key = pair[0].strip();
        boolean isFlyways = table.equals("[flyway]") || (table.isEmpty() && key.startsWith(FLYWAY));
        if (isFlyways) {
          values.put(key.replace(FLYWAY, ""), tomlValue(pair[1].strip()));
        }
      }
    }
    return values;
  }

  private static String tomlValue(String text) {
    if (text.startsWith("[")) {
      int end = text.indexOf(']');
      return Stream.of(text.substring(1, end < 0 ? text.length() : end).split(",", -1))
          .map(item -> tomlValue(item.strip()))
          .collect(Collectors.joining(","));
    }
    int end = text.isEmpty() ? -1 : text.indexOf(text.charAt(0), 1);
    boolean isQuoted = (text.startsWith("\"") || text.startsWith("'")) && end > 0;
    return isQuoted ? text.substring(1, end) : text.replaceFirst("\\s*#.*$", "");
  }

  private static String unquoted(String text) {
    boolean isQuoted =
        text.length() >= 2
            && (text.startsWith("\"") || text.startsWith("'"))
            && text.charAt(0) == text.charAt(text.length() - 1);
    return isQuoted ? text.substring(1, text.length() - 1) : text;
  }

  private String text(String name) {
    Path file = folder.resolve(name);
    try {
      return Files.isRegularFile(file) && Files.size(file) <= LARGEST ? Files.readString(file) : "";
    } catch (IOException e) {
      return "";
    }
  }
}
