package dev.interlock.cli.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.finding.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramSearchTest {

  @TempDir Path folder;

  private Path first;
  private Path second;

  @BeforeEach
  void twoFolders() throws IOException {
    first = Files.createDirectory(folder.resolve("first"));
    second = Files.createDirectory(folder.resolve("second"));
  }

  @Test
  void takesFirstExecutableOfPath() throws IOException {
    file(first, "serve", "rw-r--r--");
    Files.createDirectory(first.resolve("worker"));
    var serve = file(second, "serve", "rwxr-xr-x");
    var worker = file(second, "worker", "rwxr-xr-x");

    assertThat(search().find("serve")).isEqualTo(serve);
    assertThat(search().find("worker")).isEqualTo(worker);
  }

  @Test
  void takesNameWithSlashAsPath() throws IOException {
    var serve = file(second, "serve", "rwxr-xr-x");

    assertThat(ProgramSearch.in(Map.of("PATH", "/nowhere")).find(serve.toString()))
        .isEqualTo(serve);
  }

  @Test
  void findsShellWithoutPath() {
    assertThat(ProgramSearch.in(Map.of()).find("sh")).isEqualTo(Path.of("/bin/sh"));
  }

  @Test
  void meansCurrentFolderByEmptyEntry() {
    assertThatThrownBy(() -> ProgramSearch.in(Map.of("PATH", "/nowhere:")).find("pom.xml"))
        .hasMessage("`pom.xml` is not marked as executable.");
  }

  // The remedy for `run -- "a && b"` was to install it (O7).
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "serve && work | Let a shell read it: `interlock run -- sh -c 'serve && work'`.",
        "echo 'x' > f | Let a shell read it: `interlock run -- sh -c 'echo '\\''x'\\'' > f'`.",
        "PORT=80 | Set the variable by `env`: `interlock run -- env PORT=… COMMAND`.",
        "exec | It is a word of the shell: `interlock run -- sh -c 'exec …'`.",
        "serve | Install it in the image, or write its full path after `--`.",
      })
  void saysHowAShellWouldReadIt(String name, String help) {
    assertThatThrownBy(() -> search().find(name))
        .isInstanceOfSatisfying(
            Failure.Misconfigured.class,
            refused -> assertThat(refused.findings().getFirst().help()).contains(help));
  }

  @Test
  void namesPathWhenProgramIsNowhere() {
    assertThatThrownBy(() -> search().find("absent"))
        .isInstanceOfSatisfying(
            Failure.Misconfigured.class,
            failure ->
                assertThat(failure.findings().getFirst().notes())
                    .containsExactly("PATH is " + first + ":" + second))
        .hasMessage("`absent` is in no folder of the variable PATH.");
  }

  @Test
  void refusesFolderAndEmptyName() {
    assertThatThrownBy(() -> search().find(folder.toString()))
        .hasMessage("`" + folder + "` is a folder, not a program.");
    assertThatThrownBy(() -> search().find("")).isInstanceOf(Failure.Misconfigured.class);
  }

  private ProgramSearch search() {
    return ProgramSearch.in(Map.of("PATH", first + ":" + second));
  }

  private static Path file(Path parent, String name, String permissions) throws IOException {
    var file = Files.writeString(parent.resolve(name), "");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }
}
