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

/**
 * Keeps comments, messages and documents in plain technical English: the listed words make a reader
 * look for the agent or the object of a sentence.
 */
class PlainEnglishTest {

  private static final Path ROOT = Path.of("..");

  private static final Pattern RIDDLES =
      Pattern.compile("\\b(?i:nobody|somebody|whoever|anew|of ours|none that|says of itself)\\b");

  /**
   * Wordings of messages for which there is a usual one: correct, is, continues, undone, spaces.
   */
  private static final Pattern UNUSUAL =
      Pattern.compile(
          "\\b(?i:mend(?:s|ed)?|stands|stood|goes on|tak(?:en|es?) back|blanks|at its word"
              + "|is no \\w+ of|there already|in the way|no longer ours|at work)\\b");

  /** A comment begins with the noun or the verb, not with a clause about it. */
  private static final Pattern CLAUSE =
      Pattern.compile("^\\s*/\\*\\*(?:\\s*\\*)?\\s*(?:What|How|Where|Of|That|When)\\b");

  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);

  /** A literal may hold what looks like a comment. */
  private static final Pattern LITERAL =
      Pattern.compile("\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'\\\\?.'", Pattern.DOTALL);

  private static final Pattern TOKEN =
      Pattern.compile(COMMENT.pattern() + "|" + LITERAL.pattern(), Pattern.DOTALL);

  /** Code, and the targets of links. */
  private static final Pattern CODE =
      Pattern.compile("```.*?```|`[^`\n]*`|\\{@code [^}]*}|\\]\\([^)\n]*\\)", Pattern.DOTALL);

  /** The finding pages take their titles from the codes. */
  private static final Pattern TITLE = Pattern.compile("(?m)^(?:# |- \\[|\\| ).*$");

  @Test
  void commentsNameTheAgent() {
    assertThat(comments().filter(RIDDLES.asPredicate())).isEmpty();
  }

  @Test
  void javadocBeginsWithANounOrAVerb() {
    assertThat(comments().filter(CLAUSE.asPredicate())).isEmpty();
  }

  @Test
  void messagesNameTheAgent() {
    assertThat(messages().filter(RIDDLES.asPredicate().or(UNUSUAL.asPredicate()))).isEmpty();
  }

  @Test
  void documentsNameTheAgent() {
    assertThat(
            files(".md")
                .flatMap(file -> without(TITLE, without(CODE, text(file))).lines())
                .filter(RIDDLES.asPredicate()))
        .isEmpty();
  }

  private static Stream<String> comments() {
    List<String> comments =
        files(".java")
            .flatMap(file -> COMMENT.matcher(without(LITERAL, text(file))).results())
            .map(found -> without(CODE, found.group()))
            .toList();
    assertThat(comments).hasSizeGreaterThan(1000);
    return comments.stream();
  }

  /** The literals of the program that have several words. */
  private static Stream<String> messages() {
    List<String> messages =
        files(".java")
            .filter(file -> file.toString().contains("/src/main/"))
            .filter(file -> !file.toString().contains("/testkit/"))
            .flatMap(file -> TOKEN.matcher(text(file)).results())
            .filter(token -> token.group().startsWith("\"") && token.group().contains(" "))
            .map(found -> without(CODE, found.group()))
            .toList();
    assertThat(messages).hasSizeGreaterThan(1000);
    return messages.stream();
  }

  private static String without(Pattern pattern, String text) {
    return pattern.matcher(text).replaceAll("");
  }

  private static Stream<Path> files(String ending) {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .filter(file -> !file.toString().contains("/target/"))
          .toList()
          .stream();
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
