package dev.interlock.project.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The findings about invalid keys and values. */
class ConfigurationProblemsTest {

  private final ConfigurationFolder folder;

  ConfigurationProblemsTest(@TempDir Path path) {
    folder = new ConfigurationFolder(path);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "lok: {timeout: 2s} | CFG001 interlock.yml:1:1 `lok` is not a configuration key. | Write `lock`",
        "lock_timeout: 2s | CFG001 interlock.yml:1:1 `lock_timeout` is not a configuration key. | Write `lock.timeout`",
        "lock: {timout: 2s} | CFG001 interlock.yml:1:8 `lock.timout` is not a configuration key. | Write `lock.timeout`",
        "zzzzzz: 1 | CFG001 interlock.yml:1:1 `zzzzzz` is not a configuration key. | Remove it; the known keys here are",
        "lock: 2s | CFG002 interlock.yml:1:7 `lock` is `2s`, which is not a group of keys. | Write its keys below it: ",
        "lock: {timeout: 2} | CFG002 interlock.yml:1:17 `lock.timeout` is `2`, which is not a duration. | Write a whole number above zero",
        "lock: {timeout: 0s} | CFG002 interlock.yml:1:17 `lock.timeout` is `0s`, which is not a duration. | Write a whole number above zero",
        "lock: {timeout: [2s]} | CFG002 interlock.yml:1:17 `lock.timeout` is a list, which is not a duration. | Write",
        "limits: {blocked-table: 1gb} | CFG002 interlock.yml:1:25 `limits.blocked-table` is `1gb`, which is not a size. | Write a whole number above zero and one of B, kB, MB, GB and TB",
        "limits: {blocked-table: 0MB} | CFG002 interlock.yml:1:25 `limits.blocked-table` is `0MB`, which is not a size. | Write",
        "limits: {blocked-table: 99999999TB} | CFG002 interlock.yml:1:25 `limits.blocked-table` is `99999999TB`, which is not a size. | Write",
        "lock: {retries: -1} | CFG002 interlock.yml:1:17 `lock.retries` is `-1`, which is not a whole number from 0 to 1000. | Write",
        "schema: true | CFG002 interlock.yml:1:9 `schema` is `true`, which is not text. | Write a text, in quotes",
        "deadline: soon | CFG002 interlock.yml:1:11 `deadline` is `soon`, which is not a duration, `none` or `auto`. | Write",
        "migrations: {a: b} | CFG002 interlock.yml:1:13 `migrations` is a group of keys, which is not a list of texts. | Write",
        "log: yaml | CFG004 interlock.yml:1:6 `log` is `yaml`, which is not one of auto, plain, json. | Write one of",
        "production: {hosts: [\"https://h\"]} | CFG002 interlock.yml:1:21 `production.hosts` is `https://h`, which is not a list of host names. | Write names",
        "database: ${NOT_SET} | CFG004 interlock.yml:1:11 `database` names `NOT_SET`, which is not set. | Set `NOT_SET`",
        "database: mysql://h/d | CFG010 interlock.yml:1:11 the database URL is for `mysql`, which no dialect of Interlock speaks. | Use",
        "- migrations | CFG002 interlock.yml:1:1 the file is a list, which is not a group of keys. | Begin with a key",
        "just text | CFG002 interlock.yml:1:1 the file is `just text`, which is not a group of keys. | Begin with a key",
        "env: [A] | CFG002 interlock.yml:1:6 `env` is a list, which is not a group of variables. | Write one variable",
        "{log: json, log: plain} | CFG003 interlock.yml:1:13 `log` occurs twice, first in line 1. | Keep one",
        "[a]: b | CFG003 interlock.yml:1:1 a key is not a single word. |",
        "{schema: &a x, log: *a} | CFG003 interlock.yml:1:10 the value is an alias, which is not supported. | Write the value itself"
      })
  void saysWhatIsWrongAndWhere(String file, String message, String help) {
    var problem = folder.problems(file).getFirst();

    assertThat(problem.code().id() + " " + problem.place().orElseThrow() + " " + problem.message())
        .isEqualTo(message);
    assertThat(problem.help().orElse("")).startsWith(help == null ? "" : help);
    assertThat(problem.place().orElseThrow().excerpt().orElseThrow().text()).isEqualTo(file);
  }

  @Test
  void saysEveryProblemOfFileVariablesAndFlagsAtOnce() {
    folder.write("lok: 1\nlog: yaml\ndatabase: mysql://u:hunter2@h/d\nenv: {PORT: maybe}\n");

    var failure =
        catchThrowableOfType(
            Failure.Misconfigured.class,
            () -> folder.read(Map.of("INTERLOCK_LOCK_LEASE", "x"), Map.of("--deadline", "y")));

    assertThat(failure.findings())
        .extracting(Finding::message)
        .containsExactlyInAnyOrder(
            "`lok` is not a configuration key.",
            "`env.PORT` is `maybe`, which is not a rule.",
            "the database URL is for `mysql`, which no dialect of Interlock speaks.",
            "`INTERLOCK_LOCK_LEASE` is `x`, which is not a duration.",
            "`--deadline` is `y`, which is not a duration, `none` or `auto`.",
            "`log` is `yaml`, which is not one of auto, plain, json.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "databse: postgres://u:hunter2@h/d",
        "database: postgres://u:hunter2@h/d?sslmod=x",
        "database: [postgres://u:hunter2@h/d]",
        "log: {a: 'host=h password=hunter2'}",
        "database: \"postgres://u:hunter2@h/d"
      })
  void showsNoPasswordOfTheFile(String file) {
    assertThat(folder.problems(file).toString()).doesNotContain("hunter2");
  }
}
