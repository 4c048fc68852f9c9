package dev.interlock.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class ChildProcessTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Test
  void keepsOutputOfBothStreamsInOrder() {
    try (var child = shell("echo one; echo two >&2; echo three")) {
      assertThat(child.await(LIMIT)).isZero();
      assertThat(child.output()).isEqualTo("one\ntwo\nthree\n");
    }
  }

  @Test
  void givesTheExitCode() {
    try (var child = shell("exit 3")) {
      assertThat(child.await(LIMIT)).isEqualTo(3);
    }
  }

  @Test
  void deliversSignalsByName() {
    try (var child =
        shell("trap 'echo got it; exit 7' TERM; echo ready; while :; do sleep 0.05; done")) {
      child.awaitLine("ready", LIMIT).signal(Signal.SIGTERM);

      assertThat(child.await(LIMIT)).isEqualTo(7);
      assertThat(child.output()).endsWith("got it\n");
    }
  }

  @Test
  void tellsWhichSignalEndedIt() {
    try (var child = shell("exec sleep 60")) {
      child.signal(Signal.SIGKILL);

      assertThat(child.await(LIMIT)).isEqualTo(128 + 9);
    }
  }

  @Test
  void stopsAndContinuesInPlace() throws InterruptedException {
    try (var child = shell("echo ready; while :; do echo tick; sleep 0.02; done")) {
      child.awaitLine("tick", LIMIT).signal(Signal.SIGSTOP);
      var stopped = settled(child);
      Thread.sleep(300);
      assertThat(child.output()).isEqualTo(stopped);
      assertThat(child.isAlive()).isTrue();

      child.signal(Signal.SIGCONT);
      for (int wait = 0; child.output().length() <= stopped.length() && wait < 3_000; wait++) {
        Thread.sleep(20);
      }
      assertThat(child.output()).hasSizeGreaterThan(stopped.length());
    }
  }

  @Test
  void killsAfterATime() {
    try (var child = shell("exec sleep 60").killAfter(Duration.ofMillis(100))) {
      assertThat(child.await(LIMIT)).isEqualTo(128 + 9);
    }
  }

  @Test
  void letsAProcessEndBeforeItsTime() {
    try (var child = shell("exit 5").killAfter(Duration.ofSeconds(10))) {
      assertThat(child.await(LIMIT)).isEqualTo(5);
    }
  }

  @Test
  void killsAtALine() {
    try (var child = shell("echo one; sleep 0.1; echo two; sleep 60; echo three")) {
      child.signalAtLine("two", Signal.SIGKILL);

      assertThat(child.await(LIMIT)).isEqualTo(128 + 9);
      assertThat(child.output()).isEqualTo("one\ntwo\n");
    }
  }

  @Test
  void killsAtALineThatIsThereAlready() {
    try (var child = shell("echo one; sleep 60")) {
      child.awaitLine("one", LIMIT).signalAtLine("one", Signal.SIGKILL);

      assertThat(child.await(LIMIT)).isEqualTo(128 + 9);
    }
  }

  @Test
  void failsWithTheOutputWhenAWaitIsTooLong() {
    try (var child = shell("echo stuck; exec sleep 60")) {
      child.awaitLine("stuck", LIMIT);

      assertThatThrownBy(() -> child.await(Duration.ofMillis(50)))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("stuck");
      assertThatThrownBy(() -> child.awaitLine("never", Duration.ofMillis(50)))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("never");
    }
  }

  @Test
  void failsAtOnceWhenTheLineCanNoLongerCome() {
    try (var child = shell("echo done")) {
      assertThatThrownBy(() -> child.awaitLine("never", Duration.ofMinutes(5)))
          .isInstanceOf(AssertionError.class);
    }
  }

  @Test
  void closesEvenAStoppedProcessAndItsChildren() {
    var child = shell("sleep 60 & echo $!; wait");
    child.awaitLine("", LIMIT).signal(Signal.SIGSTOP);
    var grandchild = Long.parseLong(child.output().strip());

    child.close();

    assertThat(child.isAlive()).isFalse();
    assertThat(ProcessHandle.of(grandchild).map(ChildProcessTest::runs).orElse(false)).isFalse();
  }

  private static boolean runs(ProcessHandle process) {
    process.onExit().orTimeout(5, java.util.concurrent.TimeUnit.SECONDS).join();
    return process.isAlive();
  }

  private static ChildProcess shell(String script) {
    return ChildProcess.start("sh", "-c", script);
  }

  /** The output once the kernel reports the process as stopped and pending output has arrived. */
  private static String settled(ChildProcess child) throws InterruptedException {
    var stat = Path.of("/proc/" + child.pid() + "/stat");
    String before = "";
    for (int wait = 0; wait < 300; wait++) {
      String now = child.output();
      if (now.equals(before) && isStopped(stat)) {
        return now;
      }
      before = now;
      Thread.sleep(200);
    }
    throw new AssertionError("it was not stopped");
  }

  private static boolean isStopped(Path stat) {
    try {
      return !Files.exists(stat) || Files.readString(stat).contains(") T ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
