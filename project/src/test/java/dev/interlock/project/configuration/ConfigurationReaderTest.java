package dev.interlock.project.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.drift.Drift;
import dev.interlock.gate.environment.HostPattern;
import dev.interlock.project.options.ShadowSource;
import dev.interlock.url.DatabaseUrlParser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The meaning of the keys. */
class ConfigurationReaderTest {

  private final ConfigurationFolder folder;

  ConfigurationReaderTest(@TempDir Path path) {
    folder = new ConfigurationFolder(path);
  }

  @Test
  void hasADefaultForEverythingWithoutAFile() {
    var configuration = folder.read(Map.of(), Map.of());

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

  /** The treatment of drift, as a word, and the objects left out of comparison, as a group (D4). */
  @Test
  void readsDriftAsAWordAndAsAGroup() {
    var word = folder.readFile("drift: allow\nserver: 15\n");
    assertThat(word.drift().value()).isEqualTo(Drift.ALLOW);
    assertThat(word.ignored().value()).isEmpty();
    assertThat(word.server().orElseThrow().value()).isEqualTo(15);
    var group = folder.readFile("drift:\n  ignore: [event_20*, trigger *.audit]\n");
    assertThat(group.drift().value()).isEqualTo(Drift.REFUSE);
    assertThat(group.ignored().value()).containsExactly("event_20*", "trigger *.audit");
    var flags = folder.read(Map.of(), Map.of("--drift", "allow", "--drift-ignore", "a,b"));
    assertThat(flags.drift().value()).isEqualTo(Drift.ALLOW);
    assertThat(flags.ignored().value()).containsExactly("a", "b");
  }

  @Test
  void readsEveryKeyWithItsPlace() {
    var configuration =
        folder.readFile(
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
    assertThat(folder.readFile("shadow: target").shadow()).isEqualTo(new ShadowSource.Target());
    assertThat(folder.readFile("shadow: embedded:lib/postgres-15.jar").shadow())
        .isEqualTo(new ShadowSource.Embedded(Optional.of(Path.of("lib/postgres-15.jar"))));
    folder.write("shadow: ${SHADOW_URL}");
    var configuration = folder.read(Map.of("SHADOW_URL", "postgres://u:p@h/d"), Map.of());
    assertThat(configuration.shadow())
        .isInstanceOfSatisfying(
            ShadowSource.Server.class,
            server ->
                assertThat(server.url().describe())
                    .isEqualTo("SHADOW_URL: postgresql://u:***@h:5432/d"));
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
    var configuration = folder.readFile("production: {hosts: \"*.neon.tech\", databases: [shop]}");

    assertThat(configuration.production().covers(DatabaseUrlParser.parse(url)))
        .isEqualTo(production);
  }
}
