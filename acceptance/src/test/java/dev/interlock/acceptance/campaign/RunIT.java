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
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The surroundings of the service after {@code interlock run} has become it. */
@Tag("E1")
@ExtendWith(PostgresExtension.class)
final class RunIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** Prints each signal that reaches it; TERM also ends it. */
  private static final String SERVICE =
      """
      trap 'echo got QUIT' QUIT
      trap 'echo got TERM; exit 17' TERM
      echo "service $$"
      while :; do sleep 0.05; done
      """;

  private final Project project = Project.create();
  private Program program;

  @BeforeEach
  void writeMigrations(TestDatabase database) {
    program = project.program(database.url());
    project.write("V1__a.sql", "CREATE TABLE a (id integer);");
  }

  @AfterEach
  void closeProject() {
    project.close();
  }

  @Test
  void keepsTheProcessId() {
    try (var process = startService()) {
      process.awaitLine("service " + process.pid(), LIMIT);
    }
  }

  @Test
  void passesSignalsAndTheExitStatusOn() {
    try (var process = startService()) {
      process.awaitLine("service", LIMIT).signal(Signal.SIGQUIT);
      process.awaitLine("got QUIT", LIMIT).signal(Signal.SIGTERM);
      assertThat(process.await(LIMIT)).isEqualTo(17);
      assertThat(process.output()).contains("got TERM");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX) // its /proc entry shows this
  void leavesNothingOfTheJvm() throws IOException {
    // A shell would change its own signal mask.
    try (var process = program.start("run", "--", "sleep", "600")) {
      var state = Path.of("/proc/" + process.pid());
      awaitProgram("sleep", state);
      var status = Files.readAllLines(state.resolve("status"));
      assertThat(value(status, "Threads")).isEqualTo("1");
      assertThat(Integer.parseInt(value(status, "VmRSS").replace(" kB", ""))).isLessThan(10_000);
      assertThat(value(status, "SigBlk")).matches("0+");
      assertThat(value(status, "SigCgt")).matches("0+");
      assertThat(open(state.resolve("fd"))).containsExactly("0", "1", "2");
    }
  }

  private static void awaitProgram(String name, Path state) throws IOException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!Files.readString(state.resolve("comm")).strip().equals(name)) {
      assertThat(System.nanoTime()).as("it is not %s yet", name).isLessThan(end);
      Pause.of(Duration.ofMillis(20));
    }
  }

  private static String value(Iterable<String> status, String key) {
    for (var line : status) {
      if (line.startsWith(key + ":")) {
        return line.substring(key.length() + 1).strip();
      }
    }
    throw new AssertionError("no " + key + " in " + status);
  }

  private static List<String> open(Path descriptors) throws IOException {
    try (var entries = Files.list(descriptors)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void handsTheEnvironmentOnAsItWas() {
    var odd =
        program
            .with("WORDS", "two words, a 'quote', a \"quote\", $HOME and ünïcödé")
            .with("LC_ALL", "C")
            .with("JAVA_TOOL_OPTIONS", "-Dfor=the-service");
    var ended = odd.run("run", "--", "env");
    assertThat(ended.exit()).as(ended.output()).isZero();
    assertThat(ended.output().lines())
        .contains(
            "WORDS=two words, a 'quote', a \"quote\", $HOME and ünïcödé",
            "LC_ALL=C",
            "JAVA_TOOL_OPTIONS=-Dfor=the-service",
            "DATABASE_URL=" + program.variables().get("DATABASE_URL"))
        .noneMatch(line -> line.startsWith("INTERLOCK_KEPT"));
  }

  @Test
  void startsNoServiceWhenAMigrationFails() {
    project.write("V2__wrong.sql", "INSERT INTO absent VALUES (1);");
    var marker = project.path().resolve("started");
    var ended = program.run("run", "--", "touch", marker.toString());
    assertThat(ended.exit()).as(ended.output()).isEqualTo(1);
    assertThat(marker).doesNotExist();
    ended = program.run("run", "--shadow", "none", "--", "touch", marker.toString());
    assertThat(ended.exit()).as(ended.output()).isEqualTo(4);
    assertThat(marker).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"SIGTERM, 143", "SIGINT, 130"})
  void stopsASlowMigrationAtASignal(Signal signal, int exit, TestDatabase database) {
    project.write("V2__slow.sql", "INSERT INTO a VALUES (1); " + Activity.sleepOnlyIn(database));
    project.write("V3__later.sql", "INSERT INTO a VALUES (2);");
    try (var session = Session.open(database);
        var process = project.program(database.url()).start("run", "--", "echo", "the service")) {
      session.await(Activity.SLEEPS, LIMIT);
      process.signal(signal);
      assertThat(process.await(Duration.ofSeconds(5))).isEqualTo(exit);
      assertThat(process.output())
          .contains("APP003", signal + " stopped `V2`", "rolled back", "still to run: V2, V3")
          .doesNotContain("the service");
      assertStopped(session);
    }
  }

  @Test
  void stopsWaitingForADatabaseThatDoesNotAnswerAtASignal() throws IOException {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var process = project.program(silentUrl(silent)).start("run", "--", "echo", "the service");
        var accepted = silent.accept()) {
      assertThat(accepted.isConnected()).isTrue();
      process.signal(Signal.SIGTERM);
      assertThat(process.await(Duration.ofSeconds(5))).isEqualTo(143);
      assertThat(process.output())
          .contains("SIGTERM stopped the wait for the database; nothing was changed.")
          .doesNotContain("the service");
    }
  }

  private static String silentUrl(ServerSocket silent) {
    return "postgresql://app@127.0.0.1:%d/app".formatted(silent.getLocalPort());
  }

  @Test
  void stopsASlowMigrationAtTheDeadline(TestDatabase database) {
    project.write("V2__slow.sql", "INSERT INTO a VALUES (1); " + Activity.sleepOnlyIn(database));
    project.write("V3__later.sql", "INSERT INTO a VALUES (2);");
    var ended =
        project.program(database.url()).run("run", "--deadline", "8s", "--", "echo", "the service");
    assertThat(ended.exit()).as(ended.output()).isEqualTo(4);
    assertThat(ended.output())
        .contains("APP002", "still to run: V2, V3")
        .doesNotContain("the service");
    try (var session = Session.open(database)) {
      assertStopped(session);
    }
  }

  private static void assertStopped(Session session) {
    session.await(Activity.NO_SESSION_LEFT, LIMIT);
    assertThat(session.rows("SELECT id FROM a")).isEmpty();
    assertThat(session.rows("SELECT id FROM interlock_migration")).containsExactly("V1");
    assertThat(session.rows("SELECT run FROM interlock_lock")).containsExactly("null");
  }

  private ChildProcess startService() {
    return program.start("run", "--", "sh", "-c", SERVICE);
  }
}
