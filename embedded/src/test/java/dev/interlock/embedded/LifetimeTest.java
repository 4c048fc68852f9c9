package dev.interlock.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class LifetimeTest {

  @Test
  void serverEndsWithAProcessThatForgetsToCloseIt() throws Exception {
    assertThat(serverAfter("exit").isAlive()).isFalse();
  }

  @Test
  void serverEndsWithAKilledProcess() throws Exception {
    assertThat(serverAfter("wait").isAlive()).isFalse();
  }

  @Test
  void serverOutlivesTheThreadThatStartedIt() throws Exception {
    var started = new EmbeddedPostgres[1];
    var thread =
        new Thread(() -> started[0] = EmbeddedPostgres.start(PostgresBinaries.onClassPath()));
    thread.start();
    thread.join();
    try (var server = started[0]) {
      Thread.sleep(200);
      assertThat(new Pid(server.pid()).isAlive()).isTrue();
    }
  }

  @Test
  void folderOfAKilledProcessIsSweptAwayByTheNext() throws Exception {
    var process = TestProcess.java(LifetimeTest.class, "wait").start();
    try (var output = process.inputReader(StandardCharsets.UTF_8)) {
      output.readLine();
      var folder = Path.of(output.readLine());
      assertThat(folder).exists();
      process.destroyForcibly().waitFor();
      EmbeddedPostgres.start(PostgresBinaries.onClassPath()).close();
      assertThat(folder).doesNotExist();
    }
  }

  @Test
  void folderOfAKilledProcessIsSweptAwayByOneWithAnotherTemporaryFolder() throws Exception {
    var process = TestProcess.java(LifetimeTest.class, "wait").start();
    try (var output = process.inputReader(StandardCharsets.UTF_8)) {
      output.readLine();
      var folder = Path.of(output.readLine());
      process.destroyForcibly().waitFor();
      var next = TestProcess.java(LifetimeTest.class, "exit");
      next.environment().put("TMPDIR", "/tmp");
      next.start().waitFor();
      assertThat(folder).doesNotExist();
    }
  }

  private static Pid serverAfter(String manner) throws IOException, InterruptedException {
    var process = TestProcess.java(LifetimeTest.class, manner).start();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      var server = Pid.parse(output.readLine()).orElseThrow();
      if (manner.equals("wait")) {
        assertThat(server.isAlive()).isTrue();
        process.destroyForcibly();
      }
      process.waitFor();
      Waiting.until(() -> !server.isAlive(), Duration.ofSeconds(10));
      return server;
    }
  }

  /** Starts a server, prints its process id and folder, then ends without closing it or waits. */
  public static void main(String[] arguments) throws InterruptedException {
    var server = EmbeddedPostgres.start(PostgresBinaries.onClassPath());
    System.out.println(server.pid());
    System.out.println(server.socket().getParent());
    if (arguments[0].equals("wait")) {
      Thread.sleep(Duration.ofMinutes(5));
    }
  }
}
