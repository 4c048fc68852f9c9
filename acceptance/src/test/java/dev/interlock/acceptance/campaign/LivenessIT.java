package dev.interlock.acceptance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The answers on the service's port while its migrations run. */
@Tag("E1")
@ExtendWith(PostgresExtension.class)
final class LivenessIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Binds the port without SO_REUSEADDR, as a service may do. */
  private static final String SERVICE =
      """
      import os, socket
      s = socket.socket()
      s.bind(('127.0.0.1', int(os.environ['PORT'])))
      print('bound', flush=True)
      """;

  private final Project project = Project.create();
  private Program program;
  private int port;

  @BeforeEach
  void write(TestDatabase database) throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    program =
        project
            .program(database.url())
            .with("PORT", "" + port)
            .with("INTERLOCK_LIVENESS_HOST", "127.0.0.1");
    project.write("V1__a.sql", "CREATE TABLE a (id integer);");
  }

  @AfterEach
  void closeProject() {
    project.close();
  }

  @Test
  void answersWhileMigrationsRunAndLeavesThePortToTheService(TestDatabase database)
      throws IOException {
    assertThat(program.run("upgrade").exit()).isZero();
    project.write("V2__locked.sql", "ALTER TABLE a ADD COLUMN name text;");
    try (var session = Session.open(database)) {
      session.execute("BEGIN; LOCK TABLE a");
      try (var process =
          program.with("INTERLOCK_LIVENESS", "port").start("run", "--", "python3", "-c", SERVICE)) {
        String answer = awaitAnswer();
        assertThat(answer)
            .startsWith("503 {")
            .contains("\"state\":\"migrating\"")
            .containsPattern("\"number\":[01],\"of\":1");
        answerWithoutReading();
        session.execute("ROLLBACK");
        assertThat(process.await(LIMIT)).as(process.output()).isZero();
        assertThat(process.output()).contains("bound");
      }
    }
  }

  @Test
  void answersWhileAnotherProcessMigrates(TestDatabase database) throws IOException {
    assertThat(program.run("upgrade").exit()).isZero();
    project.write("V2__b.sql", "CREATE TABLE b (id integer);");
    try (var session = Session.open(database)) {
      session.execute(
          "UPDATE interlock_lock SET run = 'ffffffff', host = 'other', token = token + 1,"
              + " since = now(), until = now() + interval '1 hour'");
      try (var process = program.with("INTERLOCK_LIVENESS", "port").start("run", "--", "true")) {
        assertThat(awaitAnswer()).contains("\"state\":\"waiting for the lock\"");
        session.execute("UPDATE interlock_lock SET run = NULL, until = now()");
        assertThat(process.await(LIMIT)).as(process.output()).isZero();
      }
    }
  }

  @Test
  void neverOpensThePortWithNothingToDo() throws IOException {
    assertThat(program.run("upgrade").exit()).isZero();
    try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      var ended = program.with("INTERLOCK_LIVENESS", "port").run("run", "--", "true");
      assertThat(ended.exit()).as(ended.output()).isZero();
      assertThat(ended.output()).doesNotContain("does not answer");
      assertThat(taken.isBound()).isTrue();
    }
  }

  @Test
  void migratesWithoutAnswersIfThePortIsTaken() throws IOException {
    try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      var ended = program.with("INTERLOCK_LIVENESS", "port").run("run", "--", "true");
      assertThat(ended.exit()).as(ended.output()).isZero();
      assertThat(ended.output())
          .contains("port %d does not answer while migrations run".formatted(port), "applied 1");
      assertThat(taken.isBound()).isTrue();
    }
  }

  @Test
  void opensThePortByItselfOnlyWhereAPlatformNeedsIt() throws IOException {
    try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(program.run("run", "--", "true").output()).doesNotContain("does not answer");
      project.write("V2__b.sql", "CREATE TABLE b (id integer);");
      assertThat(program.with("DYNO", "web.1").run("run", "--", "true").output())
          .contains("does not answer", "applied 1");
      assertThat(taken.isBound()).isTrue();
    }
  }

  private String awaitAnswer() {
    long end = System.nanoTime() + LIMIT.toNanos();
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/any?path".formatted(port)));
    try (var client = HttpClient.newHttpClient()) {
      while (true) {
        try {
          var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
          assertThat(answer.headers().firstValue("Retry-After")).contains("5");
          return answer.statusCode() + " " + answer.body();
        } catch (IOException e) {
          assertThat(System.nanoTime()).as("no answer").isLessThan(end);
        }
        Pause.of(Duration.ofMillis(20));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Leaves a connection to be ended by the other side. */
  private void answerWithoutReading() throws IOException {
    var client = connected();
    ask(client);
  }

  private Socket connected() throws IOException {
    var client = new Socket();
    client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
    client.setSoTimeout(5000);
    return client;
  }

  private static void ask(Socket client) throws IOException {
    client
        .getOutputStream()
        .write("GET /any?path HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
  }
}
