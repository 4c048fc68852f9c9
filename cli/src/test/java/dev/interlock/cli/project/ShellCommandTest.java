package dev.interlock.cli.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The input, the output and the limits of a command of the project. */
class ShellCommandTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final List<String> output = new CopyOnWriteArrayList<>();

  @TempDir private Path folder;

  @Test
  void getsItsInputVariablesAndFolder() {
    assertThat(run("cat; echo; echo $WORD; pwd; echo bad >&2", LONG)).isEmpty();

    assertThat(output).containsExactly("{\"a\":1}", "hello", folder.toString(), "bad");
  }

  @Test
  void saysHowItFailed() {
    assertThat(run("exit 3", LONG)).contains("ended with exit code 3");
    assertThat(run("no-such-command-at-all", LONG)).contains("ended with exit code 127");
  }

  @Test
  void neitherHasToReadNorToCloseItsStreams() {
    String large = "x".repeat(1_000_000);

    assertThat(command("exec <&-; echo done", LONG).run(large, output::add)).isEmpty();
    assertThat(output).containsExactly("done");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void isEndedWithItsChildrenAtItsLimit() throws Exception {
    assertThat(run("sleep 60 & echo $!; sleep 60", Duration.ofSeconds(2)))
        .contains("did not end within 2 s");

    assertThat(commandLine(output.getFirst())).as("of the child").isEmpty();
  }

  @Test
  void doesNotWaitForAChildThatItLeavesBehind() {
    assertThat(run("sleep 8 & echo started", LONG)).isEmpty();
    assertThat(output).containsExactly("started");
  }

  /** Returns the command line of a process; a process that has ended has none, even as a zombie. */
  private static String commandLine(String process) throws InterruptedException, IOException {
    Path file = Path.of("/proc", process, "cmdline");
    for (int i = 0; i < 100; i++) {
      try {
        if (Files.readString(file).isEmpty()) {
          return "";
        }
      } catch (NoSuchFileException ended) {
        return "";
      }
      Thread.sleep(50);
    }
    return Files.readString(file);
  }

  private Optional<String> run(String command, Duration limit) {
    return command(command, limit).run("{\"a\":1}", output::add);
  }

  private ShellCommand command(String command, Duration limit) {
    return new ShellCommand(
        command, folder, Map.of("WORD", "hello", "PATH", System.getenv("PATH")), limit);
  }
}
