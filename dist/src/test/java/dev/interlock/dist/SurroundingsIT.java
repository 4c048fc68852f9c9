package dev.interlock.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.PostgresServers;
import dev.interlock.testkit.Prerequisite;
import dev.interlock.testkit.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The installed program where a container or a limit takes away what a program may expect. */
@ExtendWith(PostgresExtension.class)
final class SurroundingsIT {

  private static final String UNKNOWN_USER = "54321";

  @TempDir private static Path installed;
  @TempDir private Path folder;
  private static Path command;
  private Machine machine;

  @BeforeAll
  static void install() throws IOException {
    command = Installation.ARCHIVE.in(installed.resolve("archive"));
    Machine.open(installed.resolve("archive"));
  }

  @BeforeEach
  void placeProject() throws IOException {
    machine = Machine.in(folder.resolve("machine"));
  }

  /** A copy of the program that a test may change. */
  private Path copy() throws IOException {
    var copy = folder.resolve("copied to");
    FileTree.read(installed.resolve("archive/unpacked")).write(copy);
    return copy;
  }

  @Test
  void writesIntoTheCacheFolderAlone(PostgresServers servers) throws IOException {
    var before = files(folder);
    var program = files(installed);
    var cache = machine.home().resolve("cache");
    try (var database = servers.database()) {
      var variables =
          Map.of(
              "DATABASE_URL", database.url(),
              "HOME", machine.home().toString(),
              "XDG_CACHE_HOME", cache.toString(),
              "TMPDIR", machine.temporary().toString());
      var ended = machine.run(variables, "'%s' run -- true".formatted(command));
      assertThat(ended.exit()).as(ended.output()).isZero();
    }
    var after = files(folder);
    assertThat(after).containsAllEntriesOf(before);
    after.keySet().removeAll(before.keySet());
    assertThat(after.keySet()).isNotEmpty().allMatch(path -> path.startsWith(cache));
    assertThat(files(installed)).isEqualTo(program);
  }

  private static Map<Path, FileTime> files(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .collect(Collectors.toMap(path -> path, SurroundingsIT::time));
    }
  }

  private static FileTime time(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void sqliteNeedsNoTemporaryFile() throws IOException {
    Files.delete(machine.temporary());
    var ended =
        machine.run(
            Map.of("DATABASE_URL", "sqlite:data.db", "TMPDIR", machine.temporary().toString()),
            "'%s' run -- true".formatted(command));

    assertThat(ended.exit()).as(ended.output()).isZero();
    assertThat(machine.temporary()).doesNotExist();
  }

  @Test
  void runsInTwoGibibytesOfAddressSpace(PostgresServers servers) {
    try (var database = servers.database()) {
      var ended =
          machine.run(
              Map.of("DATABASE_URL", database.url()),
              "ulimit -v 2097152; exec '%s' run -- sh -c 'exit 3'".formatted(command));

      assertThat(ended.output()).contains("applied 2 migrations");
      assertThat(ended.exit()).isEqualTo(3);
    }
  }

  @Test
  void runsForUserWithoutNameOrHomeWhoMayWriteNothing(PostgresServers servers) throws IOException {
    var setpriv = Prerequisite.program("setpriv");
    if (setpriv.isEmpty() || !"root".equals(System.getProperty("user.name"))) {
      throw Prerequisite.ofEnvironment()
          .missing("not root, or no setpriv: no other user was tried");
    }
    try (TestDatabase database = servers.database()) {
      var ended =
          machine.run(
              Map.of(
                  "DATABASE_URL",
                  database.url(),
                  "HOME",
                  "/nonexistent",
                  "XDG_CACHE_HOME",
                  "",
                  "TMPDIR",
                  "/nonexistent"),
              "unset HOME; exec '%s' --reuid=%s --regid=%s --clear-groups '%s' run -- true"
                  .formatted(setpriv.get(), UNKNOWN_USER, UNKNOWN_USER, command));

      assertThat(ended.output()).contains("applied 2 migrations");
      assertThat(ended.exit()).isZero();
    }
  }

  @Test
  void usesItsCacheAtAnyPlaceAndWithAnyTimeStamps() throws IOException {
    var moved = copy();
    try (var paths = Files.walk(moved)) {
      for (Path path : paths.toList()) {
        Files.setLastModifiedTime(path, FileTime.from(Instant.ofEpochSecond(86_400)));
      }
    }
    var ended =
        machine.run(
            Map.of("INTERLOCK_JAVA_OPTIONS", "-Xlog:class+load:stdout"),
            "'%s' --version".formatted(moved.resolve("bin/interlock")));

    assertThat(ended.output())
        .containsPattern("dev\\.interlock\\.cli\\.Main source: shared objects file");
  }

  @Test
  void saysThatItIsForAnotherPlatform() throws IOException {
    var copy = copy();
    var platform = copy.resolve("lib/interlock/platform");
    Files.writeString(platform, Files.readString(platform).replaceFirst("/lib", "/lib-of-another"));

    var ended = machine.run(Map.of(), "'%s' --version".formatted(copy.resolve("bin/interlock")));
    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.output())
        .startsWith("interlock: this program is for " + Platform.current().description())
        .contains("help: ");
  }

  @Test
  void hasNoDemo() {
    var ended = machine.run(Map.of(), "'%s' demo".formatted(command));
    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.output()).contains("this program has no demo");
  }
}
