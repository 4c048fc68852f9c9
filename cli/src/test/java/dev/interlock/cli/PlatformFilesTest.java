package dev.interlock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.cli.line.ExitStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.tomlj.Toml;

/**
 * The files for platforms in {@code examples}, checked without a platform: what they name exists,
 * and what they start is Interlock with one of its commands.
 */
@Tag("E8")
class PlatformFilesTest {

  private static final Path ROOT = Path.of("..");
  private static final String PROGRAM = "/opt/interlock/bin/interlock";
  private static final Pattern COPIED = Pattern.compile("(?m)^COPY (?!--from)(\\S+) \\S+$");

  @ParameterizedTest
  @ValueSource(strings = {"platforms", "service"})
  void nameDockerfilesThatExist(String folder) throws IOException {
    assertThat(leaves(folder, "dockerfile", "dockerfilePath"))
        .hasSize(3)
        .allSatisfy(file -> assertThat(ROOT.resolve(file)).exists());
  }

  @ParameterizedTest
  @ValueSource(strings = {"platforms", "service"})
  void askForTheHealthOfTheService(String folder) throws IOException {
    assertThat(leaves(folder, "healthCheckPath", "healthcheckPath", "path"))
        .hasSize(5)
        .containsOnly("/health");
  }

  @ParameterizedTest
  @ValueSource(strings = {"platforms", "service"})
  void imagesBecomeTheServiceAndGetFilesThatExist(String folder) throws IOException {
    var image = Files.readString(ROOT.resolve("examples").resolve(folder).resolve("Dockerfile"));

    assertThat(image).contains("\nENTRYPOINT [\"%s\", \"run\", \"--\"]\nCMD [".formatted(PROGRAM));
    assertThat(COPIED.matcher(image).results().map(match -> match.group(1)))
        .hasSizeGreaterThan(2)
        .allSatisfy(source -> assertThat(ROOT.resolve(source)).exists());
  }

  @ParameterizedTest
  @ValueSource(strings = {"platforms", "service"})
  void startInterlockWithOneOfItsCommands(String folder) throws IOException {
    var lines = Files.readAllLines(ROOT.resolve("examples").resolve(folder).resolve("Procfile"));
    var job = kubernetesJob(folder);

    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst()).startsWith("release: " + PROGRAM + " upgrade");
    assertThat(lines.getLast()).startsWith("web: " + PROGRAM + " run -- ");
    assertThat(at(job, "command")).containsExactly(PROGRAM, "upgrade");
    assertThat(CommandTable.interlock().commands()).containsKeys("run", "upgrade");
  }

  /** Only an unavailable database or lock is worth another try. */
  @ParameterizedTest
  @ValueSource(strings = {"platforms", "service"})
  void jobsAreNotRepeatedAfterARefusal(String folder) throws IOException {
    assertThat(at(kubernetesJob(folder), "values"))
        .containsExactlyElementsOf(
            Stream.of(ExitStatus.REFUSED, ExitStatus.MISCONFIGURED, ExitStatus.STOPPED)
                .map(status -> String.valueOf(status.code()))
                .toList());
  }

  private static Object kubernetesJob(String folder) {
    return document(ROOT.resolve("examples").resolve(folder).resolve("kubernetes/job.yaml"));
  }

  private static List<String> leaves(String folder, String... keys) throws IOException {
    try (var files = Files.walk(ROOT.resolve("examples").resolve(folder))) {
      return files
          .filter(file ->
              file.toString().matches(".*(render\\.yaml|kubernetes/.*|\\.toml|railway\\.json)"))
          .filter(Files::isRegularFile)
          .flatMap(file -> Stream.of(keys).flatMap(key -> at(document(file), key)))
          .toList();
    }
  }

  /** The values of that key at every depth; a list counts as its elements. */
  private static Stream<String> at(Object node, String key) {
    return switch (node) {
      case Map<?, ?> map ->
          map.entrySet().stream()
              .flatMap(entry ->
                  entry.getKey().equals(key) && !(entry.getValue() instanceof Map)
                      ? elements(entry.getValue())
                      : at(entry.getValue(), key));
      case List<?> list -> list.stream().flatMap(element -> at(element, key));
      default -> Stream.empty();
    };
  }

  private static Stream<String> elements(Object value) {
    var all = value instanceof List<?> list ? list.stream() : Stream.of(value);
    return all.map(String::valueOf);
  }

  /** JSON is YAML, too; TOML is written as JSON first. */
  private static Object document(Path file) {
    try {
      var text =
          file.toString().endsWith(".toml") ? Toml.parse(file).toJson() : Files.readString(file);
      return new Load(LoadSettings.builder().build()).loadFromString(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
