package dev.interlock.acceptance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.TestDatabase;
import dev.interlock.testkit.fault.ChildProcess;
import dev.interlock.testkit.fault.Signal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * SIGTERM and SIGKILL at each stage of {@code run --verify}. A signal that can be handled ends
 * service and parent with 128 plus its number, and what it stopped is undone. After SIGKILL the
 * service goes on alone, as nothing is left that could end it, and the next run completes the work.
 */
@Tag("E1")
@ExtendWith(PostgresExtension.class)
final class SignalStagesIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** The shortest time that a platform gives (Docker: 10 s). */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private static final String SERVICE =
      """
      import http.server, os, sys
      status = {'healthy': 200, 'starts': 503, 'fails': 500}[sys.argv[1]]
      class Answers(http.server.BaseHTTPRequestHandler):
          def do_GET(self):
              self.send_response(status)
              self.send_header('Content-Length', '0')
              self.end_headers()
          def log_message(self, *words):
              pass
      print('running', os.getpid(), flush=True)
      http.server.HTTPServer(('127.0.0.1', int(os.environ['PORT'])), Answers).serve_forever()
      """;

  private final Project project = Project.create();
  private TestDatabase database;
  private Program program;

  /** A stage, how the run comes to it, and the tables after SIGTERM. */
  enum Stage {
    WAITING_FOR_THE_DATABASE("healthy", "a"),
    WAITING_FOR_THE_LOCK("healthy", "a"),
    MIGRATING("healthy", "a"),
    SERVICE_STARTING("starts", "a b"),
    WATCHING("healthy", "a b"),
    ROLLING_BACK("fails", "a b");

    private final String habit;
    private final String tables;

    Stage(String habit, String tables) {
      this.habit = habit;
      this.tables = tables;
    }

    private List<String> tables() {
      return List.of(tables.split(" ", -1));
    }

    boolean hasService() {
      return this == SERVICE_STARTING || this == WATCHING;
    }
  }

  @BeforeEach
  void write(TestDatabase fresh) throws IOException {
    database = fresh;
    program = project.program(fresh.url()).with("PORT", "" + freePort());
    Files.writeString(project.path().resolve("service.py"), SERVICE);
    Files.writeString(
        project.path().resolve("interlock.yml"),
        """
        lock: {lease: 2s}
        verify:
          requests: [{get: /health}]
          deadline: 120s
          interval: 200ms
          watch: 120s
          grace-period: 3s
        """);
    project.write("V1__a.sql", "CREATE TABLE a (id integer);");
    assertThat(program.run("upgrade").exit()).isZero();
    project.write("V2__b.sql", "CREATE TABLE b (id integer);");
    project.write("U2__b.sql", "DROP TABLE b;");
  }

  @AfterEach
  void closeProject() {
    project.close();
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void endsAtSigterm(Stage stage) throws IOException {
    try (var reached = reach(stage)) {
      ChildProcess process = reached.process();
      process.signal(Signal.SIGTERM);
      assertThat(process.await(GRACE)).as(process.output()).isEqualTo(128 + 15);
      assertThat(service(process)).as(process.output()).isEmpty();
    }
    assertThat(tables()).isEqualTo(stage.tables());
    verifyNextRun();
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void leavesTheRestToTheNextRunAfterSigkill(Stage stage) throws IOException {
    try (var reached = reach(stage)) {
      ChildProcess process = reached.process();
      process.signal(Signal.SIGKILL);
      process.await(LIMIT);
      assertThat(service(process)).hasSize(stage.hasService() ? 1 : 0);
      service(process).forEach(ProcessHandle::destroyForcibly);
    }
    verifyNextRun();
  }

  /** A run at a stage, and what holds it there. */
  private record Reached(
      ChildProcess process, Optional<Session> session, Optional<ServerSocket> server)
      implements AutoCloseable {
    @Override
    public void close() throws IOException {
      process.close();
      session.ifPresent(Session::close);
      if (server.isPresent()) {
        server.get().close();
      }
    }
  }

  private Reached reach(Stage stage) throws IOException {
    return switch (stage) {
      case WAITING_FOR_THE_DATABASE -> {
        var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        String url = "postgresql://app@127.0.0.1:%d/app".formatted(silent.getLocalPort());
        var process = start(program.with("DATABASE_URL", url), stage);
        assertThat(silent.accept().isConnected()).isTrue();
        yield new Reached(process, Optional.empty(), Optional.of(silent));
      }
      case WAITING_FOR_THE_LOCK -> {
        var session = Session.open(database);
        session.execute(
            "UPDATE interlock_lock SET run = 'ffffffff', host = 'other', token = token + 1,"
                + " since = now(), until = now() + interval '1 hour'");
        var process = start(program, stage).awaitLine("waiting for the migration lock", LIMIT);
        yield new Reached(process, Optional.of(session), Optional.empty());
      }
      case MIGRATING -> {
        project.write(
            "V2__b.sql", "CREATE TABLE b (id integer);\n" + Activity.sleepOnlyIn(database));
        yield sleeping(stage);
      }
      case ROLLING_BACK -> {
        Files.writeString(
            project.path().resolve("interlock.yml"),
            """
            lock: {lease: 2s}
            verify: {requests: [{get: /health}], deadline: 8s, interval: 200ms}
            """);
        var process = start(program, stage).awaitLine("waiting for the service", LIMIT);
        var session = Session.open(database);
        session.execute("BEGIN; LOCK TABLE b IN ACCESS SHARE MODE");
        process.awaitLine("`V2` waits for process", LIMIT);
        yield new Reached(process, Optional.of(session), Optional.empty());
      }
      case SERVICE_STARTING -> {
        var process = start(program, stage).awaitLine("running ", LIMIT);
        process.awaitLine("waiting for the service", LIMIT);
        yield new Reached(process, Optional.empty(), Optional.empty());
      }
      case WATCHING -> {
        var process = start(program, stage).awaitLine("1 request", LIMIT);
        yield new Reached(process, Optional.empty(), Optional.empty());
      }
    };
  }

  private Reached sleeping(Stage stage) {
    var session = Session.open(database);
    var process = start(program, stage);
    session.await(Activity.SLEEPS, LIMIT);
    return new Reached(process, Optional.of(session), Optional.empty());
  }

  private static ChildProcess start(Program program, Stage stage) {
    return program.start("run", "--verify", "--", "python3", "service.py", stage.habit);
  }

  /** The sessions of the ended run are gone, and the next one needs no repair. */
  private void verifyNextRun() {
    project.write("V2__b.sql", "CREATE TABLE b (id integer);");
    project.write("U2__b.sql", "DROP TABLE b;");
    try (var session = Session.open(database)) {
      session.execute("UPDATE interlock_lock SET run = NULL, until = now() WHERE run = 'ffffffff'");
      var ended = program.run("run", "--", "true");
      assertThat(ended.exit()).as(ended.output()).isZero();
      assertThat(tables()).containsExactly("a", "b");
      session.await(Activity.NO_SESSION_LEFT, LIMIT);
      session.await(Activity.LOCK_IS_FREE, LIMIT);
      assertThat(session.rows("SELECT id FROM interlock_journal")).isEmpty();
    }
  }

  private List<String> tables() {
    try (var session = Session.open(database)) {
      return session.rows(
          "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE"
              + " 'interlock%' ORDER BY 1");
    }
  }

  /** Returns the service of the run, if it still runs. */
  private static List<ProcessHandle> service(ChildProcess process) {
    return process
        .output()
        .lines()
        .filter(line -> line.startsWith("running "))
        .map(line -> Long.parseLong(line.substring("running ".length())))
        .flatMap(pid -> ProcessHandle.of(pid).stream())
        .filter(ProcessHandle::isAlive)
        .toList();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
