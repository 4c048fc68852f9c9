package dev.interlock.project.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Compares the published documents with the table of keys. With {@code -Dinterlock.docs.write=true}
 * it rewrites the documents, and that run fails.
 */
class ConfigurationDocumentsTest {

  private static final Path DOCS = Path.of("..", "docs");

  @Test
  void publishesTheSchemaOfTheKeys() throws IOException {
    assertCurrent(DOCS.resolve("interlock.schema.json"), ConfigurationDocuments.schema());
  }

  @Test
  void documentsEveryKey() throws IOException {
    assertSection("configuration.md", "keys", ConfigurationDocuments.keyTable());
  }

  @Test
  void documentsEveryKeyOfARule() throws IOException {
    assertSection("configuration.md", "rules", ConfigurationDocuments.ruleTable());
  }

  @Test
  void documentsEveryKeyOfARequest() throws IOException {
    assertSection("verify.md", "requests", ConfigurationDocuments.groupTable(RequestKey.values()));
  }

  @Test
  void documentsEveryKeyOfCors() throws IOException {
    assertSection("verify.md", "cors", ConfigurationDocuments.groupTable(CorsKey.values()));
  }

  @Test
  void documentsEveryKeyOfOpenApi() throws IOException {
    assertSection("verify.md", "openapi", ConfigurationDocuments.groupTable(OpenApiKey.values()));
  }

  /** The part of the page between two markers. */
  private static void assertSection(String file, String name, String expected) throws IOException {
    Path page = DOCS.resolve(file);
    String text = Files.readString(page);
    String begin = "<!-- begin " + name + " -->\n";
    int start = text.indexOf(begin) + begin.length();
    int end = text.indexOf("<!-- end " + name + " -->");
    assertCurrent(page, text.substring(0, start) + expected + text.substring(end));
  }

  private static void assertCurrent(Path file, String expected) throws IOException {
    String actual = Files.exists(file) ? Files.readString(file) : "";
    if (Boolean.getBoolean("interlock.docs.write")) {
      Files.writeString(file, expected);
    }
    assertThat(actual)
        .as("run with -Dinterlock.docs.write=true to write %s", file)
        .isEqualTo(expected);
  }
}
