package dev.interlock.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.finding.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Checks the pages about the findings: one for each code, with a valid example. With {@code
 * -Dinterlock.docs.write=true} it rewrites the examples that their cases do not print, and that run
 * fails.
 */
class FindingPagesTest {

  private static final Path PAGES = Path.of("..", "docs", "findings");
  private static final String INDEX = "README.md";
  private static final Pattern EXAMPLE = Pattern.compile("```text\n(.*?)```", Pattern.DOTALL);
  private static final Pattern CASE = Pattern.compile("\\(\\.\\./\\.\\./(acceptance/cases/.*)\\)");

  @ParameterizedTest
  @EnumSource
  void everyCodeHasAPage(Code code) throws IOException {
    assertThat(page(code))
        .startsWith("# %s: %s\n\n".formatted(code.id(), code.title()))
        .contains("\n## What to do\n\n")
        .containsPattern("(error|warning|note)\\[" + code.id() + "] ");
  }

  @ParameterizedTest
  @EnumSource
  void exampleIsWhatItsCasePrints(Code code) throws IOException {
    var page = page(code);
    var example = EXAMPLE.matcher(page);
    var from = CASE.matcher(page);
    assertThat(example.find()).isTrue();
    if (from.find()) {
      var printed = Files.readString(Path.of("..").resolve(from.group(1)).resolve("expected.txt"));
      if (Boolean.getBoolean("interlock.docs.write") && !printed.contains(example.group(1))) {
        Files.writeString(
            PAGES.resolve(code.id() + ".md"),
            page.substring(0, example.start(1))
                + finding(code, printed)
                + page.substring(example.end(1)));
      }
      assertThat(printed)
          .as("run with -Dinterlock.docs.write=true to write the example")
          .contains(example.group(1));
    }
  }

  @Test
  void everyPageHasACode() throws IOException {
    var codes = Arrays.stream(Code.values()).map(code -> code.id() + ".md");
    try (var pages = Files.list(PAGES)) {
      assertThat(
              pages.map(page -> page.getFileName().toString()).filter(name -> !name.equals(INDEX)))
          .containsExactlyInAnyOrderElementsOf(codes.toList());
    }
  }

  @Test
  void indexListsThemAllInOrder() throws IOException {
    List<String> listed;
    try (var lines = Files.lines(PAGES.resolve(INDEX))) {
      listed = lines.filter(line -> line.startsWith("- ")).toList();
    }
    assertThat(listed)
        .containsExactlyElementsOf(
            Arrays.stream(Code.values())
                .map(code -> "- [%1$s](%1$s.md): %2$s".formatted(code.id(), code.title()))
                .toList());
  }

  /** The first finding with this code in what a command printed, with its place, notes and help. */
  private static String finding(Code code, String printed) {
    return Pattern.compile(
            "^(error|warning|note)\\[%s] .*\n([ \\d].*\n)*(help: .*\n)*".formatted(code.id()),
            Pattern.MULTILINE)
        .matcher(printed)
        .results()
        .map(MatchResult::group)
        .findFirst()
        .orElseThrow();
  }

  private static String page(Code code) throws IOException {
    return Files.readString(PAGES.resolve(code.id() + ".md"));
  }
}
