package dev.interlock.gate.context.ignore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("A3")
class IgnoreFileTest {

  /** A line of a table whose answers come from the reference implementation. */
  record Row(String content, String path, String answer) {}

  static Stream<Row> docker() {
    return rows("docker.tsv");
  }

  static Stream<Row> git() {
    return rows("git.tsv");
  }

  @ParameterizedTest
  @MethodSource("docker")
  void excludesWhatDockerExcludes(Row row) {
    assertThat(answer(row, IgnoreFile::docker)).isEqualTo(row.answer());
  }

  @ParameterizedTest
  @MethodSource("git")
  void excludesWhatGitExcludes(Row row) {
    assertThat(answer(row, IgnoreFile::git)).isEqualTo(row.answer());
  }

  @Test
  void tablesAreLargeEnough() {
    assertThat(docker().map(Row::content).distinct()).hasSizeGreaterThan(150);
    assertThat(git().map(Row::content).distinct()).hasSizeGreaterThan(60);
  }

  /** The answers follow from the published source of Heroku's slug compiler and Ruby's Dir. */
  @ParameterizedTest
  @CsvSource({
    "db, db/V1.sql, true",
    "*.sql, db/migrations/V1.sql, true",
    "/db, db/V1.sql, true",
    "/migrations, db/migrations/V1.sql, false",
    "migrations, db/migrations/V1.sql, true",
    "db/*.sql, db/migrations/V1.sql, false",
    "db/**/*.sql, db/migrations/V1.sql, true",
    "db/**/*.sql, db/V1.sql, true",
    "*, .env, false",
    ".env, .env, true",
    "'*.{sql,py}', db/V1.sql, true",
    "'!db', db/V1.sql, false",
    "'docs db', db/V1.sql, true",
    "'docs # db', db/V1.sql, true",
    "'#db', db/V1.sql, false",
    "docs#db, db/V1.sql, false",
  })
  void deletesWhatHerokuDeletes(String content, String path, boolean isDeleted) {
    assertThat(IgnoreFile.slug(".slugignore", content).exclusion(path).isPresent())
        .isEqualTo(isDeleted);
  }

  @Test
  void namesTheLineThatDecides() {
    var file = IgnoreFile.docker(".dockerignore", "# all\n*\n!db\n\n  db/seal # old\n  db/seal\n");
    var rule = file.exclusion("db/seal/V1.json").orElseThrow();
    assertThat(rule.place()).hasToString(".dockerignore:6:3");
    assertThat(rule.text()).isEqualTo("db/seal");
    assertThat(file.exclusion("src/a").orElseThrow().place()).hasToString(".dockerignore:2:1");
    assertThat(file.exclusion("db/migrations/V1.sql")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "data, true",
    "data/raw, true",
    "src, false",
    "src/db, false",
    "db, false",
    "docs, true",
  })
  void knowsFoldersOfWhichNothingIsIncluded(String folder, boolean isExcluded) {
    var docker = IgnoreFile.docker(".dockerignore", "*\n!src\n!/db/migrations\nsrc/tmp\n");
    assertThat(docker.excludesAllOf(folder)).isEqualTo(isExcluded);
    var git = IgnoreFile.git(".gitignore", "/*\n!/src/\n!/db/\n/db/seal\n");
    assertThat(git.excludesAllOf(folder)).isEqualTo(isExcluded);
    assertThat(IgnoreFile.docker("", "*\n!**/*.sql").excludesAllOf(folder)).isFalse();
  }

  @Test
  void gcloudIncludesAnotherFile() {
    var file =
        IgnoreFile.gcloud(
            ".gcloudignore",
            ".git\n#!include:.gitignore\n#!include:missing\n",
            name -> name.equals(".gitignore") ? Optional.of("# a\n*.sql\n") : Optional.empty());
    assertThat(file.exclusion("db/V1.sql").orElseThrow().place()).hasToString(".gitignore:2:1");
  }

  @Test
  void keepsPatternsThatDockerRefusesApart() {
    var file = IgnoreFile.docker(".dockerignore", "a\n[\n!\n");
    assertThat(file.broken()).extracting(BrokenRule::text).containsExactly("[", "!");
    assertThat(file.exclusion("a")).isPresent();
  }

  private static String answer(Row row, BiFunction<String, String, IgnoreFile> reader) {
    var file = reader.apply("ignore", row.content());
    if (!file.broken().isEmpty()) {
      return "refused";
    }
    return file.exclusion(row.path()).isPresent() ? "excluded" : "included";
  }

  private static Stream<Row> rows(String name) {
    try (var in = IgnoreFileTest.class.getResourceAsStream(name)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> line.contains("\t"))
          .map(line -> List.of(line.split("\t", -1)))
          .map(cells -> new Row(raw(cells.get(0)), raw(cells.get(1)), cells.get(2)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String raw(String cell) {
    return cell.replace("\\\\", "\0")
        .replace("\\n", "\n")
        .replace("\\r", "\r")
        .replace("\\t", "\t")
        .replace("\\uFEFF", "\uFEFF")
        .replace("\0", "\\");
  }
}
