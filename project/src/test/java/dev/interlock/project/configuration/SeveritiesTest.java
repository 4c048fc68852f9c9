package dev.interlock.project.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The severities that a project gives to findings. */
class SeveritiesTest {

  private final ConfigurationFolder folder;

  SeveritiesTest(@TempDir Path path) {
    folder = new ConfigurationFolder(path);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      nullValues = "-",
      value = {
        "drift: allow | NOTE | NOTE | -",
        "drift: allow | WARNING | WARNING | -",
        "fail-on: warning | NOTE | NOTE | -",
        "fail-on: warning | WARNING | ERROR | `fail-on` makes it an error",
        "fail-on: note | NOTE | ERROR | `fail-on` makes it an error",
        "fail-on: note | WARNING | ERROR | `fail-on` makes it an error",
        "fail-on: [CAT022, CAT027] | NOTE | ERROR | `fail-on` makes it an error",
        "fail-on: [CAT022] | NOTE | NOTE | -",
        "severity: {CAT027: error} | NOTE | ERROR | `severity` makes it an error",
        "severity: {CAT027: note} | WARNING | NOTE | -",
        "severity: {CAT027: warning} | NOTE | WARNING | -",
        "severity: {CAT027: note} | ERROR | ERROR | -",
        "{severity: {CAT027: note}, fail-on: warning} | WARNING | NOTE | -",
        "{severity: {CAT027: warning}, fail-on: warning} | NOTE | ERROR | `fail-on` makes it an error"
      })
  void rateAFinding(String file, Severity before, Severity after, String note) {
    Severities severities = folder.readFile(file).severities();
    Finding rated =
        severities.rate(Finding.warning(Code.BLOCKS_WHILE_WORKING, "It blocks.").as(before));

    assertThat(rated.severity()).isEqualTo(after);
    assertThat(String.join("", rated.notes())).isEqualTo(note == null ? "" : note);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "severity: {CAT999: note} | interlock.yml:1:12 `severity.CAT999` is not a configuration key.",
        "severity: {CAT027: fatal} | interlock.yml:1:20 `severity.CAT027` is `fatal`, which is not one of error, warning, note.",
        "severity: {CAT027: true} | interlock.yml:1:20 `severity.CAT027` is `true`, which is not one of error, warning, note.",
        "severity: CAT027 | interlock.yml:1:11 `severity` is `CAT027`, which is not a group of codes.",
        "fail-on: [CAT999] | interlock.yml:1:10 `fail-on` is `CAT999`, which is not a list of severities and codes.",
        "fail-on: never | interlock.yml:1:10 `fail-on` is `never`, which is not a list of severities and codes."
      })
  void mustBeKnown(String file, String message) {
    assertThat(folder.problems(file).getFirst())
        .extracting(finding -> finding.place().orElseThrow() + " " + finding.message())
        .isEqualTo(message);
  }

  @Test
  void ofAnEnvironmentReplaceThoseOfTheFile() {
    folder.write("{severity: {CAT027: error}, environments: {a: {severity: {CAT027: note}}}}");

    Severities severities = folder.read(Map.of("INTERLOCK_ENV", "a"), Map.of()).severities();

    assertThat(severities.byCode())
        .containsOnly(Map.entry(Code.BLOCKS_WHILE_WORKING, Severity.NOTE));
  }
}
