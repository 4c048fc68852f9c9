package dev.interlock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.cli.command.HistoryCommand;
import dev.interlock.cli.line.ArgumentParser;
import dev.interlock.cli.line.Arguments;
import dev.interlock.cli.line.CommandWords;
import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.GlobalFlags;
import dev.interlock.cli.line.InterlockCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Checks the example files, which users copy. */
class ExamplesTest {

  private static final Path EXAMPLES = Path.of("..", "examples");

  /** A command line of Interlock in a YAML file, without redirections. */
  private static final Pattern LINE = Pattern.compile("(?:run:|entry:|-) interlock ([^>|]+)");

  static Stream<Path> yamlFiles() throws IOException {
    return files(".yaml", ".yml");
  }

  static Stream<Path> jsonFiles() throws IOException {
    return files(".json");
  }

  private static Stream<Path> files(String... endings) throws IOException {
    try (var files = Files.walk(EXAMPLES)) {
      return files
          .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("yamlFiles")
  void areYaml(Path file) throws IOException {
    var documents = new Load(LoadSettings.builder().build());

    assertThat(documents.loadAllFromString(Files.readString(file)))
        .isNotEmpty()
        .allMatch(Map.class::isInstance);
  }

  @ParameterizedTest
  @MethodSource("jsonFiles")
  void areJson(Path file) throws IOException {
    try (var parser =
        new JsonFactory().createParser(ObjectReadContext.empty(), Files.readString(file))) {
      assertThat(parser.nextToken()).isEqualTo(JsonToken.START_OBJECT);
      parser.skipChildren();
      assertThat(parser.nextToken()).isNull();
    }
  }

  @Test
  void nameOnlyCommandsAndFlagsThatExistInCi() throws IOException {
    var lines = new ArrayList<String>();
    for (Path file : yamlFiles().filter(each -> each.toString().contains("/ci/")).toList()) {
      Files.readString(file)
          .lines()
          .flatMap(line -> LINE.matcher(line).results().map(found -> found.group(1)))
          .forEach(lines::add);
    }

    assertThat(lines).hasSize(4).allSatisfy(ExamplesTest::assertParses);
  }

  private static void assertParses(String line) {
    var words = CommandWords.of(List.of(line.strip().split(" ")));
    var flags = new ArrayList<>(CommandTable.interlock().named(words.name().orElseThrow()).flags());
    flags.addAll(GlobalFlags.ALL);
    Arguments arguments = new ArgumentParser(line, flags).parse(words);
    flags.forEach(flag -> {
      if (flag instanceof Flag.Value<?> value) {
        arguments.value(value); // Throws for a value that the flag does not take.
      }
    });
  }

  @Test
  void holdAProjectThatNothingIsWrongWith() {
    var commands = new LinkedHashMap<String, Supplier<InterlockCommand>>();
    commands.put("history", HistoryCommand::new);
    var output = new ByteArrayOutputStream();
    var stream = new PrintStream(output, true, StandardCharsets.UTF_8);

    int exit =
        new Dispatcher(new CommandTable(commands), Map.of(), stream, stream)
            .run("-C", EXAMPLES.resolve("todo-service").toString(), "history");

    assertThat(output.toString(StandardCharsets.UTF_8))
        .endsWith("total: 5 versioned, 1 repeatable; chain linked, one head\n")
        .doesNotContain("warning", "error");
    assertThat(exit).isZero();
  }
}
