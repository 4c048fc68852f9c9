package dev.interlock.postgresql.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.embedded.EmbeddedPostgres;
import dev.interlock.embedded.PostgresBinaries;
import dev.interlock.embedded.ServerOptions;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The reasons why a database cannot be reached are distinguished, and waited for where waiting
 * helps.
 */
@Tag("D8")
@ExtendWith(PostgresExtension.class)
class PostgresConnectorTest {

  private final Opening opening = new Opening();

  @Test
  void saysThatTheHostDoesNotResolve() {
    assertThat(opening.failure("postgresql://u@no-such-host.invalid/app"))
        .isEqualTo(Code.UNKNOWN_HOST);
  }

  @Test
  void saysThatTheHostRefuses() throws IOException {
    assertThat(opening.failure("postgresql://u@127.0.0.1:" + unusedPort() + "/app"))
        .isEqualTo(Code.REFUSED);
    assertThat(opening.waiting).extracting(Finding::code).contains(Code.REFUSED);
  }

  @Test
  void saysThatTheDatabaseDoesNotExist(TestDatabase database) {
    assertThat(opening.failure(database.url().replace(database.name(), "nosuch")))
        .isEqualTo(Code.DATABASE_MISSING);
    assertThat(opening.waiting).as("waiting does not create it").isEmpty();
  }

  @Test
  void saysThatTlsIsRefused(TestDatabase database) {
    assertThat(opening.failure(database.url() + "?sslmode=require")).isEqualTo(Code.TLS_REFUSED);
  }

  @Test
  void tellsAWrongPasswordFromARightOne() throws IOException, SQLException {
    try (var server = EmbeddedPostgres.start(binaries(), throwAway())) {
      server.createDatabase("app");
      try (var connection = server.connect("app");
          var statement = connection.createStatement()) {
        statement.execute("CREATE ROLE dana LOGIN PASSWORD 'right-1'");
        Files.writeString(
            server.dataFolder().resolve("pg_hba.conf"),
            "local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n");
        statement.execute("SELECT pg_reload_conf()");
      }
      String url = "postgresql://dana:%s@127.0.0.1:" + server.port().orElseThrow() + "/app";
      opening.patiently(Duration.ofSeconds(5)).open(url.formatted("right-1")).close();
      assertThat(opening.failure(url.formatted("wrong-1"))).isEqualTo(Code.WRONG_PASSWORD);
    }
  }

  @Test
  void saysThatNoConnectionIsLeftAndWaitsForOne() throws SQLException {
    var options =
        throwAway().with("max_connections", "5").with("superuser_reserved_connections", "0");
    try (var server = EmbeddedPostgres.start(binaries(), options)) {
      server.createDatabase("app");
      var all = new ArrayList<Connection>();
      for (int i = 0; i < 5; i++) {
        all.add(server.connect("app"));
      }
      assertThat(opening.failure(server.connectionUrl("app"))).isEqualTo(Code.TOO_MANY_CONNECTIONS);
      for (Connection connection : all) {
        connection.close();
      }
      opening.patiently(Duration.ofSeconds(5)).open(server.connectionUrl("app")).close();
    }
  }

  @Test
  void waitsForAServerThatStartsLate() {
    try (var server = EmbeddedPostgres.start(binaries(), throwAway())) {
      server.createDatabase("app");
      server.stop(dev.interlock.embedded.Shutdown.FAST);
      Thread.ofVirtual().start(() -> restartAfter(server, Duration.ofMillis(600)));
      opening.patiently(Duration.ofSeconds(20)).open(server.connectionUrl("app")).close();
      assertThat(opening.waiting).isNotEmpty();
    }
  }

  @Test
  void seesThatAServerAcceptsNoWrites(TestDatabase database) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute(
          "ALTER DATABASE \"%s\" SET default_transaction_read_only = on"
              .formatted(database.name()));
    }
    try (var target = opening.open(database.url())) {
      assertThat(target.isReadOnly()).isTrue();
    }
  }

  private static void restartAfter(EmbeddedPostgres server, Duration pause) {
    try {
      Thread.sleep(pause);
      server.restart();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static PostgresBinaries binaries() {
    return PostgresBinaries.onClassPath();
  }

  private static ServerOptions throwAway() {
    return ServerOptions.throwAway().onLoopback();
  }

  private static int unusedPort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
