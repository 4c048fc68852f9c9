package dev.interlock.acceptance;

import static dev.interlock.acceptance.SecretiveProject.MARK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No secret leaks. Every way to pass one contains the same rare word, and no command may write that
 * word anywhere: to a stream, a file, the ledger or a process title.
 */
@ExtendWith(PostgresExtension.class)
final class SecretsIT {

  private static final List<String> COMMANDS =
      List.of(
          "%s --help",
          "init %s",
          "history %s",
          "heads %s",
          "plan %s",
          "upgrade V1 %s",
          "status %s",
          "run %s -- sh -c 'tr \"\\0\" \" \" < /proc/$$/cmdline || true'",
          "downgrade --plan %s",
          "downgrade %s",
          "stamp head %s",
          "stamp base %s",
          "new words --undo %s",
          "merge %s",
          "upgrade V9 %s",
          "upgrade --no-such-flag %s",
          "no-such-command %s");

  @TempDir private Path folder;
  private SecretiveProject project;

  @BeforeEach
  void createProject(TestDatabase database) throws IOException {
    project = new SecretiveProject(folder, database);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--log plain", "--log plain --verbose", "--log json --verbose"})
  void noCommandTellsOne(String flags) throws IOException, SQLException {
    for (var command : COMMANDS) {
      project.run(command.formatted(flags));
    }

    assertThat(project.transcript()).contains("V1").contains("sh -c tr ");
    project.assertNoSecretAnywhere();
  }

  @Test
  void terminalShowsNone() throws IOException, SQLException {
    project.set("INTERLOCK_JAVA_OPTIONS", "-Dinterlock.terminal=true");

    assertThat(project.run("upgrade")).isZero();

    project.assertNoSecretAnywhere();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--log plain", "--log json", "--verbose"})
  void statementThatQuotesOneTellsNone(String flags) throws IOException, SQLException {
    project.write(
        "db/migrations/V2__fails.sql", "SELECT '%s'::int;\n".formatted(SecretiveProject.DECLARED));

    assertThat(project.run("plan --shadow none " + flags)).isZero();
    assertThat(project.run("upgrade " + flags)).isEqualTo(1);
    assertThat(project.run("upgrade --shadow none " + flags)).isEqualTo(4);

    assertThat(project.transcript()).contains("invalid input syntax", "***");
    project.assertNoSecretAnywhere();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--log plain", "--log json"})
  void migrationThatNoticesOneTellsNone(String flags) throws IOException, SQLException {
    project.write(
        "db/migrations/V2__notices.sql",
        "DO $$ BEGIN RAISE WARNING 'the key is %s-named'; END $$;\n".formatted(MARK));

    assertThat(project.run("upgrade --verbose " + flags)).isZero();

    project.assertNoSecretAnywhere();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://app:Xq7zK%zz@127.0.0.1:1/shop",
        "postgresql://app:Xq7zK@rest/of@127.0.0.1:1/shop",
        "postgresql://app:Xq7zK@127.0.0.1:Xq7zK/shop",
        "postgresql://app:Xq7zK@127.0.0.1:1/shop?sslmod=require",
        "postgresql://app@127.0.0.1:1/shop?password=Xq7zK&sslmode=Xq7zK",
        "postgresql://app:Xq7zK@127.0.0.1:1/shop",
        "postgresql://app:Xq7zK@no-such-host.invalid/shop",
        "postgresql://app:Xq7zK@127.0.0.1:1/shop?sslpassword=Xq7zK",
        "host=127.0.0.1 port=1 user=app password=Xq7zK prt=2",
        "host=127.0.0.1 port=1 user=app password='Xq7zK",
        "mysql://app:Xq7zK@127.0.0.1:1/shop",
        "prisma+postgres://accelerate.prisma-data.net/?api_key=Xq7zK",
        "jdbc:postgresql://127.0.0.1:1/shop?user=app&password=Xq7zK",
        "Xq7zK",
        "//app:Xq7zK@127.0.0.1/shop"
      })
  void databaseUrlThatDoesNotWorkIsNotTold(String url) throws IOException, SQLException {
    project.set("DATABASE_URL", url);

    for (var command : List.of("upgrade", "status", "run", "history", "new words")) {
      project.run(
          command
              + " --connect-wait 1s --verbose"
              + (command.equals("run") ? " -- printf 'the %s' service" : ""));
    }

    assertThat(project.transcript()).contains("error[").doesNotContain("the service");
    project.assertNoSecretAnywhere();
  }

  @Test
  void refusedLoginTellsNone() throws IOException, SQLException {
    project.set("DATABASE_URL", project.url("nobody_of_that_name", MARK + "-wrong"));

    assertThat(project.run("upgrade --connect-wait 1s --verbose")).isEqualTo(3);

    assertThat(project.transcript()).contains("CON004");
    project.assertNoSecretAnywhere();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "database: postgresql://app:Xq7zK@127.0.0.1:none/shop\n",
        "database: \"postgresql://app:Xq7zK@127.0.0.1:1/shop\n",
        "databse: postgresql://app:Xq7zK@127.0.0.1:1/shop\n",
        "lock: postgresql://app:Xq7zK@127.0.0.1:1/shop\n",
        "lock: {timeout: \"postgresql://app:Xq7zK@127.0.0.1:1/shop\"}\n",
        "- postgresql://app:Xq7zK@127.0.0.1:1/shop\n",
        "database: postgresql://app:Xq7zK@127.0.0.1:1/shop\nlog: plain: x\n",
        "database: {url: \"postgresql://app:Xq7zK@127.0.0.1:1/shop\"}\n",
        "env: {SALT: Xq7zK-named}\n",
        "postgresql://app:Xq7zK@127.0.0.1:1/shop\n"
      })
  void configurationThatIsRefusedIsNotTold(String configuration) throws IOException, SQLException {
    project.write("interlock.yml", configuration);

    assertThat(project.run("upgrade --verbose")).isEqualTo(2);

    project.assertNoSecretAnywhere();
  }

  @Test
  void variableThatBreaksItsContractIsNotTold() throws IOException, SQLException {
    project.write(
        "interlock.yml",
        """
        env:
          SALT: {secret: true, pattern: "[0-9]+", one-of: [a, b], origins: true, database: true}
          STRIPE_API_KEY: {pattern: "[0-9]+", one-of: [a, b], origins: true, database: true}
          SMTP_ADDRESS: {pattern: "[0-9]+", one-of: [a, b], origins: true, database: true}
          DATABASE_URL: {database: {allowed: ["*.example.com"]}}
        """);

    assertThat(project.run("run --log plain -- true")).isEqualTo(2);
    assertThat(project.run("upgrade --log json --verbose")).isEqualTo(2);

    assertThat(project.transcript()).contains("ENV003", "ENV004", "ENV005", "ENV006", "ENV007");
    project.assertNoSecretAnywhere();
  }
}
