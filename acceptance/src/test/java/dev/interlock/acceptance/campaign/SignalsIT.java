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
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A signal ends every stage, even one that does not check for stop requests (mechanism 7). */
@ExtendWith(PostgresExtension.class)
final class SignalsIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Two seconds, plus the delays of a busy machine. */
  private static final Duration SOON = Duration.ofSeconds(10);

  private static final Duration BEGUN = Duration.ofSeconds(3);

  @TempDir private Path folder;

  @BeforeEach
  void createProject() throws IOException {
    var migrations = Files.createDirectories(folder.resolve("db/migrations"));
    Files.writeString(migrations.resolve("V1__tasks.sql"), "CREATE TABLE tasks (id bigint);\n");
  }

  @ParameterizedTest
  @EnumSource(
      value = Signal.class,
      names = {"SIGTERM", "SIGINT"})
  void endsWaitingForADatabaseThatDoesNotAnswer(Signal signal) throws IOException {
    try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String url = "postgresql://u@127.0.0.1:" + silent.getLocalPort() + "/db";

      endsSoon("echo begun; exec env DATABASE_URL=" + url + " %s upgrade", signal, silent);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Signal.class,
      names = {"SIGTERM", "SIGINT"})
  void endsACommandThatPrintsModels(Signal signal) throws IOException {
    Files.writeString(
        folder.resolve("interlock.yml"), "models: {command: \"touch begun; sleep 100\"}\n");

    try (var child = start("exec %s models")) {
      awaitFile(folder.resolve("begun"));
      child.signal(signal);

      assertThat(child.await(SOON)).isEqualTo(128 + number(signal));
    }
  }

  // A signal ends every stage; each of these would otherwise run for minutes (O4).
  @Test
  void endsMeasuringOnAShadowDatabase(TestDatabase database) throws IOException {
    write("V2__slow.sql", "SELECT pg_sleep(100);\n");

    endsWhenAsked("exec env DATABASE_URL=%s %%s upgrade".formatted(database.url()));
    assertThat(isEmpty(database)).isTrue();
  }

  // The stage that applies (O4).
  @Test
  void endsApplying(TestDatabase database) throws IOException {
    write(
        "V2__slow.sql",
        "SELECT pg_sleep(100) FROM pg_database WHERE datname = '%s' AND datname = current_database();\n"
            .formatted(database.name()));

    try (var child = start("exec env DATABASE_URL=%s %%s upgrade".formatted(database.url()));
        var session = Session.open(database)) {
      await(() ->
          session
              .value("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'")
              .equals("1"));
      child.signal(Signal.SIGTERM);

      assertThat(child.await(SOON)).as(child.output()).isEqualTo(128 + 15);
      await(() ->
          session
              .value("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'")
              .equals("0"));
    }
  }

  // The stage that waits for the lock (O4).
  @Test
  void endsWaitingForTheLock(TestDatabase database) throws IOException {
    String upgrade = "exec env DATABASE_URL=%s %%s upgrade".formatted(database.url());
    try (var first = start(upgrade)) {
      assertThat(first.await(LIMIT)).isZero();
    }
    write("V2__more.sql", "CREATE TABLE more (id bigint);\n");
    try (var session = Session.open(database)) {
      session.execute(
          "UPDATE interlock_lock SET run = 'ffffffff', host = 'other', token = token + 1,"
              + " since = now(), until = now() + interval '1 hour'");
      try (var child = start(upgrade)) {
        child.awaitLine("lock", LIMIT);
        child.signal(Signal.SIGTERM);

        assertThat(child.await(SOON)).as(child.output()).isEqualTo(128 + 15);
      }
    }
  }

  // The stage that replays (O4).
  @ParameterizedTest
  @ValueSource(strings = {"seal --no-cache", "check --no-cache", "squash V2"})
  void endsReplaying(String command) throws IOException {
    write("V2__slow.sql", "SELECT pg_sleep(100);\n");

    endsWhenAsked("exec %s " + command);
    assertThat(folder.resolve("db/seal/V2.json")).doesNotExist();
  }

  // The stages that read and plan (O4).
  @Test
  void endsReadingAndPlanningALargeFile(TestDatabase database) throws IOException {
    write("V2__large.sql", "INSERT INTO tasks (id) VALUES (1);\n".repeat(1_000_000));

    endsWhenAsked("exec env DATABASE_URL=%s %%s plan".formatted(database.url()));
  }

  /** Signals a stage without output: it has begun a while after the start of the process. */
  private void endsWhenAsked(String line) {
    try (var child = start(line)) {
      Pause.of(BEGUN);
      assertThat(child.isAlive()).as(child.output()).isTrue();
      child.signal(Signal.SIGTERM);

      assertThat(child.await(SOON)).as(child.output()).isEqualTo(128 + 15);
    }
  }

  private static boolean isEmpty(TestDatabase database) {
    try (var session = Session.open(database)) {
      return session.value("SELECT to_regclass('tasks') IS NULL").equals("t");
    }
  }

  private void write(String file, String sql) throws IOException {
    Files.writeString(folder.resolve("db/migrations").resolve(file), sql);
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it did not come to that").isLessThan(end);
      Pause.of(Duration.ofMillis(20));
    }
  }

  private void endsSoon(String line, Signal signal, ServerSocket server) throws IOException {
    try (var child = start(line);
        var connection = server.accept()) {
      child.signal(signal);

      assertThat(child.await(SOON)).isEqualTo(128 + number(signal));
      assertThat(connection.isConnected()).isTrue();
    }
  }

  private ChildProcess start(String line) {
    var program = Path.of(System.getProperty("acceptance.programs"), "interlock").toAbsolutePath();
    var builder =
        new ProcessBuilder("sh", "-c", line.formatted(program.normalize()))
            .directory(folder.toFile());
    return ChildProcess.start(builder);
  }

  private static void awaitFile(Path file) {
    await(() -> Files.exists(file));
  }

  private static int number(Signal signal) {
    return signal == Signal.SIGTERM ? 15 : 2;
  }
}
