package dev.interlock.project.configuration;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * One document of a Spring configuration file, as flat properties.
 *
 * @param file the file as the user would write it
 * @param profile the profile in the file's name; empty for none
 */
record SpringDocument(String file, Optional<String> profile, Map<String, String> values) {

  private static final List<String> CONDITIONS =
      List.of("spring.config.activate.on-profile", "spring.profiles");

  private static final String PLATFORM = "spring.config.activate.on-cloud-platform";

  SpringDocument {
    values = Map.copyOf(values);
  }

  /** Whether the document applies under the active profiles; empty if that is unknown. */
  Optional<Boolean> isActive(Set<String> profiles) {
    if (profile.filter(name -> !profiles.contains(name)).isPresent()) {
      return Optional.of(false);
    }
    if (values.containsKey(PLATFORM)) {
      return Optional.empty();
    }
    Optional<String> condition =
        CONDITIONS.stream()
            .flatMap(key -> Optional.ofNullable(values.get(key)).stream())
            .findFirst();
    return condition.isEmpty() ? Optional.of(true) : matches(condition.get(), profiles);
  }

  private static Optional<Boolean> matches(String condition, Set<String> profiles) {
    if (condition.matches("(?s).*[&|()].*")) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(condition.split(",", -1))
            .map(String::strip)
            .anyMatch(name ->
                name.startsWith("!")
                    ? !profiles.contains(name.substring(1))
                    : profiles.contains(name)));
  }

  /** Whether the document applies under some conditions only. */
  boolean isConditional() {
    return profile.isPresent()
        || values.containsKey(PLATFORM)
        || CONDITIONS.stream().anyMatch(values::containsKey);
  }

  /**
   * Reads a file.
   *
   * @throws Failure.Misconfigured if it configures Flyway and cannot be read
   */
  static List<SpringDocument> read(Path project, Path path) {
    String shown = project.relativize(path).toString();
    String name = path.getFileName().toString();
    String stem = name.substring(0, name.lastIndexOf('.'));
    int dash = stem.indexOf('-');
    Optional<String> profile = dash < 0 ? Optional.empty() : Optional.of(stem.substring(dash + 1));
    String text = "";
    try {
      text = Files.readString(path);
      if (!text.contains("flyway") && !text.contains("profiles")) {
        return List.of();
      }
      var documents = new ArrayList<SpringDocument>();
      for (Map<String, String> values :
          name.endsWith(".properties") ? properties(text) : SpringYaml.read(text)) {
        documents.add(new SpringDocument(shown, profile, values));
      }
      return documents;
    } catch (IllegalArgumentException unclear) {
      throw unreadable(
          shown,
          "`%s` in `%s` is read differently by different YAML parsers."
              .formatted(unclear.getMessage(), shown));
    } catch (IOException | YamlEngineException e) {
      if (text.contains("flyway") || e instanceof IOException) {
        throw unreadable(shown, "Spring's configuration `%s` cannot be read.".formatted(shown));
      }
      return List.of();
    }
  }

  private static Failure.Misconfigured unreadable(String shown, String why) {
    return new Failure.Misconfigured(
        Finding.error(Code.UNREADABLE_CONFIGURATION, why)
            .at(Place.file(shown))
            .help("Write plain YAML in UTF-8, and quote values that look like numbers."));
  }

  /** Separates documents at {@code #---} as Spring does (reference, multi-document files). */
  private static List<Map<String, String>> properties(String text) throws IOException {
    var documents = new ArrayList<Map<String, String>>();
    for (String part : text.split("(?m)^[#!]---\\s*$", -1)) {
      var properties = new Properties();
      properties.load(new StringReader(part));
      var values = new HashMap<String, String>();
      properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
      documents.add(values);
    }
    return documents;
  }
}
