package dev.interlock.layout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the page of the directives against the reader. */
class DirectivesPageTest {

  private static final Pattern SECTION = Pattern.compile("(?m)^## `(.+)`\n\n`-- interlock: (.+)`$");

  private final String page = read();

  @Test
  void explainsEveryDirective() {
    assertThat(SECTION.matcher(page).results().map(found -> found.group(1)))
        .containsExactlyElementsOf(DirectiveReader.NAMES);
  }

  @Test
  void showsExamplesThatCanBeRead() {
    assertThat(SECTION.matcher(page).results())
        .hasSize(DirectiveReader.NAMES.size())
        .allSatisfy(DirectivesPageTest::assertReads);
  }

  private static void assertReads(MatchResult section) {
    assertThat(section.group(2)).startsWith(section.group(1));
    assertThat(
            DirectiveReader.read(
                    "V1__a.sql",
                    Header.of(
                        ("-- interlock: " + section.group(2) + "\nSELECT 1;").getBytes(UTF_8)))
                .problems())
        .isEmpty();
  }

  private static String read() {
    try {
      return Files.readString(Path.of("..", "docs", "directives.md"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
