package dev.interlock.project.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.interlock.finding.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the file itself: its name, its bytes, its YAML. */
class ConfigurationFileTest {

  private final ConfigurationFolder folder;

  ConfigurationFileTest(@TempDir Path path) {
    folder = new ConfigurationFolder(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# nothing\n", "---\n", "lock:\nenv:\nlog:\n", "{}", "~"})
  void takesAnEmptyFileForDefaults(String file) {
    assertThat(folder.readFile(file).log().value()).isEqualTo(LogChoice.AUTO);
  }

  @Test
  void ignoresAByteOrderMarkAndWindowsLineEnds() {
    var configuration = folder.readFile("\uFEFFschema: é😀\r\nlog: json\r\n");

    assertThat(configuration.schema().orElseThrow().value()).isEqualTo("é😀");
    assertThat(configuration.log().origin().name()).isEqualTo("interlock.yml:2:6");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "log: json\\n\\tschema: x | interlock.yml:2:1 | a tab is used where YAML requires spaces.",
        "lock: {timeout: 2s | interlock.yml:1:19 | the file is not YAML: ",
        "lock:\\n  wait: 2s\\n timeout: 2s | interlock.yml:3:2 | the file is not YAML: ",
        "a: b: c | interlock.yml:1:5 | the file is not YAML: ",
        "log: json\\n---\\nlog: plain | interlock.yml:2:1 | the file is not YAML: ",
        "log: \"json | interlock.yml:1:11 | the file is not YAML: ",
        "log: *nobody | interlock.yml:1:6 | the file is not YAML: "
      })
  void showsThePlaceWhereTheFileStopsBeingYaml(String file, String place, String message) {
    var problem = folder.problems(file.replace("\\n", "\n").replace("\\t", "\t")).getFirst();

    assertThat(problem.code().id()).isEqualTo("CFG003");
    assertThat(problem.place().orElseThrow().toString()).isEqualTo(place);
    assertThat(problem.message()).startsWith(message).endsWith(".");
  }

  @Test
  void refusesABombOfAliasesQuickly() {
    var bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 30; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }

    assertThat(folder.problems(bomb.toString())).anyMatch(f -> f.message().contains("alias"));
  }

  @Test
  void refusesAFileThatIsNotUtf8() throws IOException {
    Files.write(
        folder.path().resolve("interlock.yml"), "schema: é".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(folder.problems().getFirst().message())
        .isEqualTo("configuration file `interlock.yml` is not UTF-8 text.");
  }

  @Test
  void refusesAFolderInPlaceOfTheFile() throws IOException {
    Files.createDirectory(folder.path().resolve("interlock.yml"));

    assertThat(folder.problems().getFirst().message())
        .isEqualTo("configuration file `interlock.yml` is a folder.");
  }

  @Test
  void refusesAnAskedForFileThatIsNotThere() {
    var failure =
        catchThrowableOfType(
            Failure.Misconfigured.class,
            () ->
                ConfigurationReader.read(
                    folder.path(),
                    Optional.of(folder.path().resolve("x.yml")),
                    Optional.empty(),
                    Map.of(),
                    Map.of()));

    assertThat(failure.findings().getFirst().message())
        .isEqualTo("configuration file `x.yml` does not exist.");
  }

  @Test
  void refusesAFileThatIsAlmostNamedRight() throws IOException {
    Files.writeString(folder.path().resolve("interlock.yaml"), "log: json");

    assertThat(folder.problems().getFirst().help()).contains("Rename it to `interlock.yml`.");
  }
}
