package dev.interlock.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.project.configuration.ConfigurationKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Compares the metadata that editors read with the table of keys. With {@code
 * -Dinterlock.docs.write=true} it rewrites the file, and that run fails if the file was different.
 */
final class PropertiesMetadataTest {

  private static final Path FILE =
      Path.of("src/main/resources/META-INF/spring-configuration-metadata.json");

  @Test
  void describesEveryProperty() throws IOException {
    String expected = metadata();
    String actual = Files.exists(FILE) ? Files.readString(FILE) : "";
    if (Boolean.getBoolean("interlock.docs.write")) {
      Files.writeString(FILE, expected);
    }
    assertThat(actual).isEqualTo(expected);
  }

  private static String metadata() {
    var properties = new ArrayList<String>();
    properties.add(
        property(
            InterlockProperties.ENABLED,
            "java.lang.Boolean",
            "Whether the database is migrated and checked at the start.",
            "true"));
    properties.add(
        property(
            InterlockProperties.PROJECT,
            "java.lang.String",
            "Folder with interlock.yml and the migrations, instead of the class path.",
            ""));
    properties.add(
        property(
            InterlockProperties.ALLOW_PRODUCTION,
            "java.lang.String",
            "Name of the production database that a start outside a platform may change.",
            ""));
    var hints = new ArrayList<String>();
    for (ConfigurationKey<?> key : InterlockProperties.KEYS) {
      String name = InterlockProperties.PREFIX + key.path();
      String type = key.isList() ? "java.util.List<java.lang.String>" : "java.lang.String";
      String words = key.description();
      properties.add(
          property(
              name,
              type,
              Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".",
              String.join(",", key.fallback())));
      if (!key.words().isEmpty()) {
        hints.add(hint(name, key.words()));
      }
    }
    return "{\n  \"properties\": [\n%s\n  ],\n  \"hints\": [\n%s\n  ]\n}\n"
        .formatted(String.join(",\n", properties), String.join(",\n", hints));
  }

  private static String property(String name, String type, String description, String fallback) {
    return "    {\"name\": %s, \"type\": %s, \"description\": %s%s}"
        .formatted(
            quoted(name),
            quoted(type),
            quoted(description),
            fallback.isEmpty() ? "" : ", \"defaultValue\": " + quoted(fallback));
  }

  private static String hint(String name, List<String> words) {
    return "    {\"name\": %s, \"values\": [%s]}"
        .formatted(
            quoted(name),
            words.stream()
                .map(word -> "{\"value\": " + quoted(word) + "}")
                .collect(Collectors.joining(", ")));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
