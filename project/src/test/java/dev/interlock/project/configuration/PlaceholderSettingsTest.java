package dev.interlock.project.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.finding.Failure;
import dev.interlock.history.Placeholders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The values of placeholders, from every source that Flyway reads (S6). */
class PlaceholderSettingsTest {

  @TempDir private Path project;

  @Test
  void readsTheProjectsFileWithVariablesInIt() throws IOException {
    write(
        "interlock.yml",
        """
        placeholders:
          Env: prod
          count: 3
          on: true
          nothing:
          pw: ${DB_PW}
          url: https://${HOST}/x
        """);
    var placeholders = read(Map.of("DB_PW", "hidden", "HOST", "example.org"));
    assertThat(value(placeholders, "ENV")).isEqualTo("prod");
    assertThat(value(placeholders, "count")).isEqualTo("3");
    assertThat(value(placeholders, "on")).isEqualTo("true");
    assertThat(value(placeholders, "nothing")).isEmpty();
    assertThat(value(placeholders, "url")).isEqualTo("https://example.org/x");
    assertThat(placeholders.find("pw").orElseThrow()).hasToString("***");
    assertThat(placeholders.find("pw").orElseThrow().text()).isEqualTo("hidden");
  }

  @Test
  void refusesAVariableThatIsNotSet() throws IOException {
    write("interlock.yml", "placeholders:\n  env: ${NO_SUCH}\n");
    assertThatThrownBy(() -> read(Map.of()))
        .isInstanceOf(Failure.Misconfigured.class)
        .hasMessage("`placeholders.env` names `NO_SUCH`, which is not set.");
  }

  @Test
  void variablesWinOverFilesAndOurOwnOverFlyways() throws IOException {
    write("interlock.yml", "placeholders: {a: file, b: file, c: file, d: file}\n");
    write("flyway.conf", "flyway.placeholders.a=conf\nflyway.placeholders.e=conf\n");
    var placeholders =
        read(
            Map.of(
                "FLYWAY_PLACEHOLDERS_B", "flyway",
                "SPRING_FLYWAY_PLACEHOLDERS_C", "spring",
                "FLYWAY_PLACEHOLDERS_D", "flyway",
                "INTERLOCK_PLACEHOLDERS_D", "ours"));
    assertThat(value(placeholders, "a")).isEqualTo("file");
    assertThat(value(placeholders, "b")).isEqualTo("flyway");
    assertThat(value(placeholders, "c")).isEqualTo("spring");
    assertThat(value(placeholders, "d")).isEqualTo("ours");
    assertThat(value(placeholders, "e")).isEqualTo("conf");
  }

  @Test
  void refusesTwoVariablesThatDiffer() {
    assertThatThrownBy(() ->
            read(Map.of("FLYWAY_PLACEHOLDERS_ENV", "a", "SPRING_FLYWAY_PLACEHOLDERS_ENV", "b")))
        .isInstanceOf(Failure.Misconfigured.class)
        .hasMessageContaining("have different values");
  }

  @Test
  void readsFlywaysPropertiesAsFlywayDoes() throws IOException {
    write(
        "flyway.conf",
        """
        # words
        flyway.url=jdbc:postgresql://h/${NO_SUCH}
        flyway.placeholders.Path = C:\\temp
        flyway.placeholders.user=${WHO}
        flyway.placeholderPrefix=#[
        flyway.placeholderSuffix=]
        flyway.placeholderReplacement=false
        flyway.schemas=app,public
        """);
    var placeholders = read(Map.of("WHO", "me"));
    assertThat(value(placeholders, "path")).isEqualTo("C:\\temp");
    assertThat(value(placeholders, "user")).isEqualTo("me");
    assertThat(placeholders.prefix()).isEqualTo("#[");
    assertThat(placeholders.suffix()).isEqualTo("]");
    assertThat(placeholders.replaced()).isFalse();
    assertThat(value(placeholders, "flyway:defaultSchema")).isEqualTo("app");
    assertThat(value(placeholders, "flyway:table")).isEqualTo("flyway_schema_history");
  }

  @Test
  void readsTomlAndThenNoProperties() throws IOException {
    write(
        "flyway.toml",
        """
        databaseType = "PostgreSql"
        [environments.dev]
        url = "jdbc:postgresql://h/${localSecret.x}"
        schemas = [ "a",
          "b" ] # words
        [flyway]
        locations = ["filesystem:sql"]
        placeholderSeparator = '_'
        table = "history"
        [flyway.placeholders]
        env = "prod \\"x\\""
        who = "${env.WHO}"
        """);
    write("flyway.user.toml", "flyway.placeholders = { more = 'yes', count = 3 }\n");
    write("flyway.conf", "flyway.placeholders.old=x\n");
    var placeholders = read(Map.of("WHO", "me"));
    assertThat(value(placeholders, "env")).isEqualTo("prod \"x\"");
    assertThat(value(placeholders, "who")).isEqualTo("me");
    assertThat(value(placeholders, "more")).isEqualTo("yes");
    assertThat(value(placeholders, "count")).isEqualTo("3");
    assertThat(value(placeholders, "flyway_table")).isEqualTo("history");
    assertThat(placeholders.find("old")).isEmpty();
  }

  @Test
  void refusesTomlThatCannotBeRead() throws IOException {
    write("flyway.toml", "[flyway]\nplaceholders\n");
    assertThatThrownBy(() -> read(Map.of()))
        .isInstanceOf(Failure.Misconfigured.class)
        .hasMessage("`flyway.toml` is not TOML: `=` is missing.");
  }

  @Test
  void readsSettingsOfFlywayAndSpringInVariables() {
    var flyway = read(Map.of("FLYWAY_PLACEHOLDER_REPLACEMENT", "false", "FLYWAY_TABLE", "t"));
    assertThat(flyway.replaced()).isFalse();
    assertThat(value(flyway, "flyway:table")).isEqualTo("t");
    var spring =
        read(
            Map.of(
                "SPRING_FLYWAY_PLACEHOLDERREPLACEMENT", "false",
                "SPRING_FLYWAY_PLACEHOLDER_PREFIX", "@",
                "SPRING_FLYWAY_PLACEHOLDERS_MY_KEY", "x"));
    assertThat(spring.replaced()).isFalse();
    assertThat(spring.prefix()).isEqualTo("@");
    assertThat(value(spring, "my.key")).isEqualTo("x");
  }

  @Test
  void readsKeysOfOurOwnAndWarnsOfNoVariableOfOurs() throws IOException {
    write("interlock.yml", "placeholder-replacement: false\nplaceholder-prefix: '#['\n");
    Configuration configuration =
        ConfigurationReader.read(
            project,
            Optional.empty(),
            Optional.empty(),
            Map.of("INTERLOCK_PLACEHOLDERS_A", "x"),
            Map.of());
    assertThat(configuration.placeholders().replaced()).isFalse();
    assertThat(configuration.placeholders().prefix()).isEqualTo("#[");
    assertThat(configuration.warnings()).isEmpty();
  }

  // From Spring's own file, in its spellings (S6).
  @Test
  void readsWhatSpringSaysInYaml() throws IOException {
    write(
        "src/main/resources/application.yml",
        """
        defaults: &defaults
          env: prod
        spring:
          flyway:
            placeholder-prefix: '#['
            placeholderSuffix: ']'
            placeholder_separator: '_'
            default-schema: app
            placeholders:
              <<: *defaults
              count: 3
              rate: 1.10
              on: yes
              quoted: "0755"
              "[my.key]": x
              deep: {er: y}
              pw: ${DB_PW}
              schema: ${SCHEMA:public}
              name: ${spring.application.name}
          application.name: shop
        """);
    var placeholders = read(Map.of("DB_PW", "hidden"));
    assertThat(placeholders.prefix()).isEqualTo("#[");
    assertThat(placeholders.suffix()).isEqualTo("]");
    assertThat(value(placeholders, "env")).isEqualTo("prod");
    assertThat(value(placeholders, "count")).isEqualTo("3");
    assertThat(value(placeholders, "rate")).isEqualTo("1.1");
    assertThat(value(placeholders, "on")).isEqualTo("true");
    assertThat(value(placeholders, "quoted")).isEqualTo("0755");
    assertThat(value(placeholders, "my.key")).isEqualTo("x");
    assertThat(value(placeholders, "deep.er")).isEqualTo("y");
    assertThat(value(placeholders, "schema")).isEqualTo("public");
    assertThat(value(placeholders, "name")).isEqualTo("shop");
    assertThat(value(placeholders, "flyway_defaultSchema")).isEqualTo("app");
    assertThatThrownBy(() -> read(Map.of())).hasMessageContaining("`${DB_PW}`, which has no value");
  }

  // Documents and files of a profile (S6).
  @Test
  void readsSpringsProfilesThatAreActiveAndRefusesToGuess() throws IOException {
    write(
        "src/main/resources/application.properties",
        "spring.flyway.placeholders.env=base\nspring.flyway.placeholderReplacement=true\n");
    write(
        "src/main/resources/application-dev.yml",
        """
        spring.flyway.placeholders.env: dev
        ---
        spring:
          config.activate.on-profile: eu
          flyway.placeholders: {region: eu}
        """);
    write("config/application-prod.properties", "spring.flyway.placeholders.env=prod\n");
    assertThatThrownBy(() -> read(Map.of()))
        .isInstanceOf(Failure.Misconfigured.class)
        .hasMessage(
            "Flyway's `placeholders.env` depends on the Spring profile, and none is known to be"
                + " active.");
    assertThat(value(read(Map.of("SPRING_PROFILES_ACTIVE", "prod")), "env")).isEqualTo("prod");
    var both = read(Map.of("SPRING_PROFILES_ACTIVE", "dev, eu"));
    assertThat(value(both, "env")).isEqualTo("dev");
    assertThat(value(both, "region")).isEqualTo("eu");
    // A setting that a variable sets does not depend on profiles.
    var own = Map.of("INTERLOCK_PLACEHOLDERS_ENV", "x", "SPRING_FLYWAY_PLACEHOLDERS_REGION", "y");
    assertThat(value(read(own), "env")).isEqualTo("x");
    write("interlock.yml", "placeholders: {env: ours, region: ours}\n");
    assertThat(value(read(Map.of()), "env")).isEqualTo("ours");
    write("interlock.yml", "");
    write("application.yml", "spring.profiles.active: prod\n");
    assertThat(value(read(Map.of()), "env")).isEqualTo("prod");
  }

  // Conflicting files, values that readers understand differently, and build-time values (S6).
  @Test
  void refusesWhatSpringAndFlywaySayOtherwise() throws IOException {
    write("flyway.conf", "flyway.placeholders.env=a\n");
    write("application.yml", "spring: {flyway: {placeholders: {env: b}}}\n");
    assertThatThrownBy(() -> read(Map.of()))
        .hasMessage(
            "`flyway.conf` and `application.yml` have different values of Flyway's"
                + " `placeholders.env`.");
    write("flyway.conf", "flyway.placeholders.env=b\n");
    assertThat(value(read(Map.of()), "env")).isEqualTo("b");
    write("application.yml", "spring: {flyway: {placeholders: {mode: 0755}}}\n");
    assertThatThrownBy(() -> read(Map.of()))
        .hasMessageContaining("is read differently by different YAML parsers");
    write("application.yml", "spring: {flyway: {placeholders: {v: '@project.version@'}}}\n");
    assertThatThrownBy(() -> read(Map.of())).hasMessageContaining("which has no value here");
    write("application.yml", "spring: {flyway: {placeholders: {v: x}}}\n a: [\n");
    assertThatThrownBy(() -> read(Map.of())).hasMessageContaining("cannot be read");
    write("application.yml", "server: {port: 0755}\nspring.profiles.active: [a, b]\n");
    assertThat(value(read(Map.of()), "env")).isEqualTo("b");
  }

  @Test
  void knowsSecretsByTheirNames() {
    var placeholders =
        read(Map.of("FLYWAY_PLACEHOLDERS_APP_PASSWORD", "x", "FLYWAY_PLACEHOLDERS_ENV", "y"));
    assertThat(placeholders.find("app_password").orElseThrow().secret()).isTrue();
    assertThat(placeholders.find("env").orElseThrow().secret()).isFalse();
  }

  private void write(String name, String text) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Placeholders read(Map<String, String> environment) {
    return ConfigurationReader.read(
            project, Optional.empty(), Optional.empty(), environment, Map.of())
        .placeholders();
  }

  private static String value(Placeholders placeholders, String name) {
    return placeholders.find(name).orElseThrow().text();
  }
}
