package dev.interlock.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.interlock.environment.HostPattern;
import dev.interlock.failure.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import dev.interlock.url.DatabaseUrlParser;
import dev.interlock.url.UrlOrigin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationReaderTest {

  @TempDir Path folder;

  @Test
  void hasADefaultForEverythingWithoutAFile() {
    var configuration = read(Map.of(), Map.of());

    assertThat(configuration.database()).isEmpty();
    assertThat(configuration.migrations().value()).containsExactly("db/migrations");
    assertThat(configuration.migrations().isChosen()).isFalse();
    assertThat(configuration.shadow()).isEqualTo(new ShadowSource.Embedded(Optional.empty()));
    assertThat(configuration.schema()).isEmpty();
    assertThat(configuration.environment().rules()).isEmpty();
    assertThat(configuration.lock().timeout().value()).isEqualTo(Duration.ofSeconds(2));
    assertThat(configuration.lock().retries().value()).isEqualTo(10);
    assertThat(configuration.lock().lease().value()).isEqualTo(Duration.ofSeconds(30));
    assertThat(configuration.lock().waitAtMost().value()).isEqualTo(Duration.ofMinutes(5));
    assertThat(configuration.concurrentlyWait().value()).isEqualTo(Duration.ofMinutes(5));
    assertThat(configuration.deadline().value()).isEqualTo(new Deadline.Auto());
    assertThat(configuration.connectWait().value()).isEqualTo(Duration.ofSeconds(30));
    assertThat(configuration.outOfOrder().value()).isEqualTo(OutOfOrder.REFUSE);
    assertThat(configuration.production().hosts().value()).isEmpty();
    assertThat(configuration.log().value()).isEqualTo(LogChoice.AUTO);
    assertThat(configuration.warnings()).isEmpty();
  }

  @Test
  void readsEveryKeyWithItsPlace() {
    var configuration =
        readFile(
            """
            database: postgres://u:p@h/d
            migrations: [db/a, db/b]
            schema: ops
            lock: {timeout: 500ms, retries: 3, lease: 1m, wait: 1h}
            concurrently:
              wait: 10m
            deadline: 240s
            connect: {wait: 5s}
            out-of-order: allow
            production: {hosts: ["*.neon.tech"], databases: shop}
            log: json
            """);

    assertThat(configuration.database().orElseThrow().describe())
        .isEqualTo("interlock.yml:1:11: postgresql://u:***@h:5432/d");
    assertThat(configuration.migrations().value()).containsExactly("db/a", "db/b");
    assertThat(configuration.schema().orElseThrow().value()).isEqualTo("ops");
    assertThat(configuration.lock().timeout().value()).isEqualTo(Duration.ofMillis(500));
    assertThat(configuration.lock().retries().value()).isEqualTo(3);
    assertThat(configuration.lock().lease().value()).isEqualTo(Duration.ofMinutes(1));
    assertThat(configuration.lock().waitAtMost().value()).isEqualTo(Duration.ofHours(1));
    assertThat(configuration.lock().waitAtMost().origin().name()).isEqualTo("interlock.yml:4:53");
    assertThat(configuration.concurrentlyWait().value()).isEqualTo(Duration.ofMinutes(10));
    assertThat(configuration.deadline().value())
        .isEqualTo(new Deadline.After(Duration.ofMinutes(4)));
    assertThat(configuration.connectWait().value()).isEqualTo(Duration.ofSeconds(5));
    assertThat(configuration.outOfOrder().value()).isEqualTo(OutOfOrder.ALLOW);
    assertThat(configuration.production().hosts().value())
        .containsExactly(new HostPattern("*.neon.tech"));
    assertThat(configuration.production().databases().value()).containsExactly("shop");
    assertThat(configuration.log().value()).isEqualTo(LogChoice.JSON);
  }

  @Test
  void readsWhereMigrationsAreTried() {
    assertThat(readFile("shadow: target").shadow()).isEqualTo(new ShadowSource.Target());
    assertThat(readFile("shadow: embedded:lib/postgres-15.jar").shadow())
        .isEqualTo(new ShadowSource.Embedded(Optional.of(Path.of("lib/postgres-15.jar"))));
    write("shadow: ${SHADOW_URL}");
    var configuration = read(Map.of("SHADOW_URL", "postgres://u:p@h/d"), Map.of());
    assertThat(configuration.shadow())
        .isInstanceOfSatisfying(
            ShadowSource.Server.class,
            server ->
                assertThat(server.url().describe())
                    .isEqualTo("SHADOW_URL: postgresql://u:***@h:5432/d"));
  }

  @Test
  void lettingAFlagWinOverAVariableOverTheFile() {
    write("log: plain\nlock: {timeout: 1s, lease: 1s, wait: 1s}\n");

    var configuration =
        read(
            Map.of(
                "INTERLOCK_LOCK_TIMEOUT", "2s", "INTERLOCK_LOCK_LEASE", "2s", "INTERLOCK_LOG", " "),
            Map.of("--lock-timeout", "3s"));

    assertThat(configuration.lock().timeout())
        .isEqualTo(new Configured<>(Duration.ofSeconds(3), new Origin.Flag("--lock-timeout")));
    assertThat(configuration.lock().lease())
        .isEqualTo(
            new Configured<>(Duration.ofSeconds(2), new Origin.Variable("INTERLOCK_LOCK_LEASE")));
    assertThat(configuration.lock().waitAtMost().value()).isEqualTo(Duration.ofSeconds(1));
    assertThat(configuration.log().origin().name()).isEqualTo("interlock.yml:1:6");
  }

  @Test
  void splitsAListInAVariableAtCommas() {
    assertThat(read(Map.of("INTERLOCK_MIGRATIONS", "a, b"), Map.of()).migrations().value())
        .containsExactly("a", "b");
  }

  @Test
  void followsADatabaseReferenceToItsVariable() {
    write("database: ${SHOP_URL}\n");

    var database =
        read(Map.of("SHOP_URL", "postgres://u:p@h/d"), Map.of()).database().orElseThrow();

    assertThat(database.origin()).isEqualTo(new UrlOrigin.Variable("SHOP_URL"));
  }

  @Test
  void doesNotFollowAReferenceThatAFlagOverrides() {
    write("database: ${NOT_SET}\n");

    var database = read(Map.of(), Map.of("--database", "sqlite:///x.db")).database();

    assertThat(database.orElseThrow().origin()).isEqualTo(new UrlOrigin.Flag("--database"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "lok: {timeout: 2s} | CFG001 interlock.yml:1:1 `lok` is not a configuration key. | Write `lock`",
        "lock_timeout: 2s | CFG001 interlock.yml:1:1 `lock_timeout` is not a configuration key. | Write `lock.timeout`",
        "lock: {timout: 2s} | CFG001 interlock.yml:1:8 `lock.timout` is not a configuration key. | Write `lock.timeout`",
        "zzzzzz: 1 | CFG001 interlock.yml:1:1 `zzzzzz` is not a configuration key. | Remove it; known here are",
        "lock: 2s | CFG002 interlock.yml:1:7 `lock` is `2s`, which is not a group of keys. | Write its keys below it: ",
        "lock: {timeout: 2} | CFG002 interlock.yml:1:17 `lock.timeout` is `2`, which is not a duration. | Write a whole number above zero",
        "lock: {timeout: 0s} | CFG002 interlock.yml:1:17 `lock.timeout` is `0s`, which is not a duration. | Write a whole number above zero",
        "lock: {timeout: [2s]} | CFG002 interlock.yml:1:17 `lock.timeout` is a list, which is not a duration. | Write",
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
        "{log: json, log: plain} | CFG003 interlock.yml:1:13 `log` stands twice, first in line 1. | Keep one",
        "[a]: b | CFG003 interlock.yml:1:1 a key is not a word. |",
        "{schema: &a x, log: *a} | CFG003 interlock.yml:1:10 an alias stands for this value, and aliases are not supported. | Write the value out"
      })
  void saysWhatIsWrongAndWhere(String file, String message, String help) {
    var problem = problems(file).getFirst();

    assertThat(problem.code().id() + " " + problem.place().orElseThrow() + " " + problem.message())
        .isEqualTo(message);
    assertThat(problem.help().orElse("")).startsWith(help == null ? "" : help);
    assertThat(problem.place().orElseThrow().excerpt().orElseThrow().text()).isEqualTo(file);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "log: json\\n\\tschema: x | interlock.yml:2:1 | a tab stands where YAML wants blanks.",
        "lock: {timeout: 2s | interlock.yml:1:19 | the file is not YAML: ",
        "lock:\\n  wait: 2s\\n timeout: 2s | interlock.yml:3:2 | the file is not YAML: ",
        "a: b: c | interlock.yml:1:5 | the file is not YAML: ",
        "log: json\\n---\\nlog: plain | interlock.yml:2:1 | the file is not YAML: ",
        "log: \"json | interlock.yml:1:11 | the file is not YAML: ",
        "log: *nobody | interlock.yml:1:6 | the file is not YAML: "
      })
  void showsThePlaceWhereTheFileStopsBeingYaml(String file, String place, String message) {
    var problem = problems(file.replace("\\n", "\n").replace("\\t", "\t")).getFirst();

    assertThat(problem.code().id()).isEqualTo("CFG003");
    assertThat(problem.place().orElseThrow().toString()).isEqualTo(place);
    assertThat(problem.message()).startsWith(message).endsWith(".");
  }

  @Test
  void saysEveryProblemOfFileVariablesAndFlagsAtOnce() {
    write("lok: 1\nlog: yaml\ndatabase: mysql://u:hunter2@h/d\nenv: {PORT: maybe}\n");

    var failure =
        catchThrowableOfType(
            Failure.Misconfigured.class,
            () -> read(Map.of("INTERLOCK_LOCK_LEASE", "x"), Map.of("--deadline", "y")));

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
    assertThat(problems(file).toString()).doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# nothing\n", "---\n", "lock:\nenv:\nlog:\n", "{}", "~"})
  void takesAnEmptyFileForDefaults(String file) {
    assertThat(readFile(file).log().value()).isEqualTo(LogChoice.AUTO);
  }

  @Test
  void ignoresAByteOrderMarkAndWindowsLineEnds() {
    var configuration = readFile("\uFEFFschema: é😀\r\nlog: json\r\n");

    assertThat(configuration.schema().orElseThrow().value()).isEqualTo("é😀");
    assertThat(configuration.log().origin().name()).isEqualTo("interlock.yml:2:6");
  }

  @Test
  void refusesABombOfAliasesQuickly() {
    var bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 30; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }

    assertThat(problems(bomb.toString())).anyMatch(f -> f.message().contains("alias"));
  }

  @Test
  void refusesAFileThatIsNotUtf8() throws IOException {
    Files.write(folder.resolve("interlock.yml"), "schema: é".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(problems().getFirst().message())
        .isEqualTo("configuration file `interlock.yml` is not UTF-8 text.");
  }

  @Test
  void refusesAFolderInPlaceOfTheFile() throws IOException {
    Files.createDirectory(folder.resolve("interlock.yml"));

    assertThat(problems().getFirst().message())
        .isEqualTo("configuration file `interlock.yml` is a folder.");
  }

  @Test
  void refusesAnAskedForFileThatIsNotThere() {
    var failure =
        catchThrowableOfType(
            Failure.Misconfigured.class,
            () ->
                ConfigurationReader.read(
                    folder, Optional.of(folder.resolve("x.yml")), Map.of(), Map.of()));

    assertThat(failure.findings().getFirst().message())
        .isEqualTo("configuration file `x.yml` does not exist.");
  }

  @Test
  void refusesAFileThatIsAlmostNamedRight() throws IOException {
    Files.writeString(folder.resolve("interlock.yaml"), "log: json");

    assertThat(problems().getFirst().help()).contains("Rename it to `interlock.yml`.");
  }

  @Test
  void warnsAboutAVariableThatNothingReads() {
    var warnings =
        read(
                Map.of("INTERLOCK_LOCK_TIMOUT", "1s", "INTERLOCK_JAVA_HOME", "/jdk", "OTHER", "x"),
                Map.of())
            .warnings();

    assertThat(warnings).extracting(Finding::severity).containsExactly(Severity.WARNING);
    assertThat(warnings.getFirst().message())
        .isEqualTo("`INTERLOCK_LOCK_TIMOUT` is set, and nothing reads it.");
    assertThat(warnings.getFirst().help()).contains("Write `INTERLOCK_LOCK_TIMEOUT`.");
  }

  @Test
  void takesAnUnknownFlagForABug() {
    assertThatIllegalArgumentException().isThrownBy(() -> read(Map.of(), Map.of("--x", "y")));
  }

  @ParameterizedTest
  @CsvSource({
    "postgres://a.neon.tech/dev,true",
    "postgres://localhost/shop,true",
    "postgres://localhost/dev,false",
    "sqlite:///shop,true",
    "sqlite:///dev.db,false"
  })
  void knowsAProductionDatabase(String url, boolean production) {
    var configuration = readFile("production: {hosts: \"*.neon.tech\", databases: [shop]}");

    assertThat(configuration.production().covers(DatabaseUrlParser.parse(url)))
        .isEqualTo(production);
  }

  private Configuration read(Map<String, String> environment, Map<String, String> flags) {
    return ConfigurationReader.read(folder, Optional.empty(), environment, flags);
  }

  private Configuration readFile(String file) {
    write(file);
    return read(Map.of(), Map.of());
  }

  private List<Finding> problems(String file) {
    write(file);
    return problems();
  }

  private List<Finding> problems() {
    return catchThrowableOfType(Failure.Misconfigured.class, () -> read(Map.of(), Map.of()))
        .findings();
  }

  private void write(String file) {
    try {
      Files.writeString(folder.resolve("interlock.yml"), file);
    } catch (IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
  }
}
