package dev.interlock.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks the style of every message that an acceptance case shows. */
class MessageStyleTest {

  private static final Path CASES = Path.of("..", "acceptance", "cases");

  /** A headline begins with the object or the consequence; a sentence continues in lower case. */
  private static final Pattern HEADLINE =
      Pattern.compile("(error|warning|note)\\[[A-Z]{3}\\d{3}] ([a-z`]|TLS |SIG|PostgreSQL ).*[.?]");

  private static final Pattern HELP = Pattern.compile("help: [A-Z].*\\.");

  @Test
  void headlineIsOneSentence() {
    assertThat(lines("^(error|warning|note)\\[.*"))
        .hasSizeGreaterThan(100)
        .allMatch(HEADLINE.asMatchPredicate());
  }

  @Test
  void helpIsASentenceThatBeginsWithACapital() {
    assertThat(lines("^help: .*")).hasSizeGreaterThan(100).allMatch(HELP.asMatchPredicate());
  }

  @Test
  void nothingIsPleadedForOrTraced() {
    assertThat(lines("(?i).*\\bplease\\b.*|^\\s+at [a-z]+\\..*|.*Exception.*")).isEmpty();
  }

  private static List<String> lines(String pattern) {
    var wanted = Pattern.compile(pattern).asMatchPredicate();
    try (Stream<Path> files = Files.walk(CASES)) {
      return files
          .filter(file -> file.endsWith("expected.txt"))
          .flatMap(file -> text(file).lines())
          .filter(wanted)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
