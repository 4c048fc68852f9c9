package dev.interlock.acceptance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.testkit.fault.Signal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A service on a developer's machine: the embedded database lives as long as the service. */
final class EmbeddedServiceIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String MARK = "the database is ";

  @Test
  void findsItsDatabaseAndTakesItAlong() throws SQLException {
    try (var project = Project.create()) {
      project.write("V1__a.sql", "CREATE TABLE a AS SELECT 7 AS id;");
      var program = new Program(project.path(), Map.of("INTERLOCK_DATABASE", "embedded"));
      try (var service =
          program.start(
              "run",
              "--",
              "sh",
              "-c",
              "echo \"%s$DATABASE_URL\"; exec sleep 600".formatted(MARK))) {
        service.awaitLine(MARK, LIMIT);
        var url = url(service.output());
        assertThat(answer(url, "SELECT id FROM a")).isEqualTo("7");
        // Longer than the server would run without a registered process.
        Pause.of(Duration.ofSeconds(3));
        assertThat(listens(url)).isTrue();
        service.signal(Signal.SIGTERM);
        service.await(LIMIT);
        awaitEnd(url);
      }
    }
  }

  private static URI url(String output) {
    return URI.create(
        output
            .lines()
            .filter(line -> line.startsWith(MARK))
            .findFirst()
            .orElseThrow()
            .substring(MARK.length()));
  }

  private static String answer(URI url, String query) throws SQLException {
    var address =
        "jdbc:postgresql://127.0.0.1:%d%s?user=postgres".formatted(url.getPort(), url.getPath());
    try (var connection = DriverManager.getConnection(address);
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  private static void awaitEnd(URI url) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (listens(url)) {
      assertThat(System.nanoTime()).as("the server is still there").isLessThan(end);
      Pause.of(Duration.ofMillis(50));
    }
  }

  private static boolean listens(URI url) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), url.getPort())) {
      return socket.isConnected();
    } catch (IOException gone) {
      return false;
    }
  }
}
