package dev.interlock.acceptance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.testkit.fault.ChildProcess;
import dev.interlock.testkit.fault.Signal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mechanism 7: a signal ends every stage, also one that does not look for requests to stop. */
final class SignalsIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Two seconds, and what a busy machine takes to say so. */
  private static final Duration SOON = Duration.ofSeconds(10);

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
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!Files.exists(file)) {
      assertThat(System.nanoTime()).as("it did not begin").isLessThan(end);
      Pause.of(Duration.ofMillis(20));
    }
  }

  private static int number(Signal signal) {
    return signal == Signal.SIGTERM ? 15 : 2;
  }
}
