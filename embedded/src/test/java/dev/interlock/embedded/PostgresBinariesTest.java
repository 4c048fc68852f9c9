package dev.interlock.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PostgresBinariesTest {

  private Path folder;

  @BeforeEach
  void createFolder() throws IOException {
    folder = EmbeddedPostgresTest.sharedFolder();
  }

  @AfterEach
  void deleteFolder() throws IOException {
    new FileTree(folder).delete();
  }

  @Test
  void twoProcessesAndTwoThreadsMayBeginWithAnEmptyCache() throws Exception {
    var others = List.of(starterProcess().start(), starterProcess().start());
    Callable<Integer> start = () -> starts(new CacheFolder(folder)) ? 0 : 1;
    try (var threads = Executors.newFixedThreadPool(2)) {
      for (var outcome : threads.invokeAll(List.of(start, start))) {
        assertThat(outcome.get()).isZero();
      }
    }
    for (var other : others) {
      assertThat(other.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("started");
      assertThat(other.waitFor()).isZero();
    }
    assertThat(entries()).hasSize(4).noneMatch(name -> name.contains("unfinished"));
  }

  @Test
  void rebuildsWhatIsDamaged() throws Exception {
    var cache = copyOfStandardCache();
    var home = PostgresBinaries.onClassPath(cache).installation().home();
    var template = home.resolveSibling(home.getFileName() + "-template-1");
    Files.delete(home.resolve("bin/postgres"));
    Files.delete(template.resolve("data/global/pg_control"));
    assertThat(starts(cache)).isTrue();
    assertThat(home.resolve("bin/postgres")).isExecutable();
    assertThat(template.resolve("data/global/pg_control")).exists();
  }

  @Test
  void takesAJarAndItsArchiveForTheSame() throws IOException {
    var archive = Archive.onClassPath(BinaryPlatform.current());
    var plain = folder.resolve("postgres.txz");
    try (var content = archive.open()) {
      Files.copy(content, plain);
    }
    var jar = Path.of(archive.location().getPath().replaceAll("^file:|!.*$", ""));
    assertThat(Archive.ofFile(jar, BinaryPlatform.current()).key()).isEqualTo(archive.key());
    assertThat(Archive.ofFile(plain, BinaryPlatform.current()).key()).isEqualTo(archive.key());
    assertThat(PostgresBinaries.ofArchive(jar).majorVersion()).isEqualTo(18);
  }

  @Test
  void saysThatAFileIsNoArchive() throws IOException {
    var file = Files.writeString(folder.resolve("wrong.txz"), "not compressed");
    assertThatThrownBy(() -> PostgresBinaries.ofArchive(file, new CacheFolder(folder)))
        .isInstanceOf(EmbeddedPostgresException.class)
        .hasMessageStartingWith("the PostgreSQL binaries cannot be unpacked into " + folder);
  }

  /** Copies the cache, because unpacking costs seconds and copying does not. */
  private CacheFolder copyOfStandardCache() throws Exception {
    EmbeddedPostgres.start(PostgresBinaries.onClassPath()).close();
    var home = PostgresBinaries.onClassPath().installation().home();
    var template = home + "-template-1";
    var copy = new ProcessBuilder("cp", "-a", home.toString(), template, folder.toString());
    assertThat(copy.inheritIO().start().waitFor()).isZero();
    return new CacheFolder(folder);
  }

  private ProcessBuilder starterProcess() {
    return TestProcess.java(PostgresBinariesTest.class, folder.toString());
  }

  /** Runs in the other processes of the test of an empty cache. */
  public static void main(String[] arguments) throws SQLException {
    System.out.println(starts(new CacheFolder(Path.of(arguments[0]))) ? "started" : "failed");
  }

  private static boolean starts(CacheFolder cache) throws SQLException {
    try (var server = EmbeddedPostgres.start(PostgresBinaries.onClassPath(cache));
        var connection = server.connect("template1")) {
      return connection.isValid(5);
    }
  }

  private List<String> entries() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
