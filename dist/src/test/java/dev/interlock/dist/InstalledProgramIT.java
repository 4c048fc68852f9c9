package dev.interlock.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.cli.training.ServerCertificate;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.PostgresServers;
import dev.interlock.testkit.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each package, installed and used where no Java is found. */
@ExtendWith(PostgresExtension.class)
final class InstalledProgramIT {

  private static final Path JDK_DISTRIBUTION =
      Path.of("..", "cli", "target", "interlock", "bin", "interlock").toAbsolutePath().normalize();

  /** Command lines whose output tells nothing of the run itself, in an order that they work in. */
  private static final List<String> LINES =
      List.of(
          "--version",
          "--help",
          "upgrade --help",
          "--unknown",
          "explain CAT003",
          "history",
          "heads",
          "plan",
          "status",
          "upgrade --quiet",
          "status --format json",
          "inspect",
          "diff database history",
          "locate",
          "erd --format mermaid",
          "erd --format svg",
          "downgrade --quiet",
          "run --quiet -- sh -c 'exit 7'",
          "run --quiet -- nowhere",
          "check --format sarif",
          "check --format junit");

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void worksAsTheJdkDistributionDoes(Installation way, PostgresServers servers) throws Exception {
    var command = way.in(folder.resolve("installed"));
    Machine.open(folder.resolve("installed"));
    becomesTheService(command);
    var java = Map.of("INTERLOCK_JAVA_HOME", System.getProperty("java.home"));
    assertThat(transcript(command, servers, Map.of()))
        .isEqualTo(transcript(JDK_DISTRIBUTION, servers, java));
  }

  /** With a database that it starts itself. */
  private void becomesTheService(Path command) throws Exception {
    var machine = Machine.in(folder.resolve("machine"));
    try (var service =
        machine.start(
            Map.of("INTERLOCK_DATABASE", "embedded"),
            "exec '%s' run -- sh -c 'echo service $$ of $DATABASE_URL; exit 7'"
                .formatted(command))) {
      assertThat(service.await(Duration.ofMinutes(2))).as(service.output()).isEqualTo(7);
      assertThat(service.output())
          .contains("applied 2 migrations")
          .contains("service %d of postgresql://".formatted(service.pid()));
    }
  }

  private String transcript(Path command, PostgresServers servers, Map<String, String> more)
      throws Exception {
    var machine = Machine.in(folder.resolve(more.isEmpty() ? "without" : "with"));
    machine.migration("U2__name.sql", "ALTER TABLE customer DROP COLUMN name;\n");
    var text = new StringBuilder();
    try (TestDatabase database = servers.database()) {
      var variables = new TreeMap<>(more);
      variables.put("DATABASE_URL", database.url());
      for (String line : LINES) {
        var ended = machine.run(variables, "'%s' %s".formatted(command, line));
        text.append("$ ").append(line).append('\n').append(ended.output());
        text.append("=> ").append(ended.exit()).append('\n');
      }
      return text.toString()
          .replace(machine.folder().toString(), "FOLDER")
          .replace(database.name(), "DATABASE")
          .replaceAll("\\b[0-9.]+ (ms|s)\\b|time=\"[0-9.]+\"", "TIME")
          .replaceAll("\\d{4}-\\d\\d-\\d\\d[T ][0-9:.]+Z?", "TIME");
    }
  }

  @ParameterizedTest
  @EnumSource(names = "ARCHIVE")
  void provesTheNameOfTheServer(Installation way, PostgresServers servers) throws Exception {
    var command = way.in(folder.resolve("installed"));
    var machine = Machine.in(folder.resolve("machine"));
    try (var certificate = ServerCertificate.make();
        var database = servers.database()) {
      try (var connection = database.connect();
          var statement = connection.createStatement()) {
        certificate.installBy(statement);
        statement.execute("SELECT pg_reload_conf()");
      }
      var url =
          "postgresql://postgres@%s:%d/%s?sslmode=verify-full&sslrootcert=" + certificate.file();
      int port = database.address().getPort();
      var proven =
          machine.run(
              Map.of("DATABASE_URL", url.formatted("localhost", port, database.name())),
              "'%s' run -- true".formatted(command));
      assertThat(proven.output()).contains("applied 2 migrations");
      assertThat(proven.exit()).isZero();

      var other =
          machine.run(
              Map.of("DATABASE_URL", url.formatted("127.0.0.1", port, database.name())),
              "'%s' run --connect-wait 1s -- true".formatted(command));
      assertThat(other.exit()).as(other.output()).isNotZero();
      assertThat(other.output()).doesNotContain("starting");
    }
  }
}
