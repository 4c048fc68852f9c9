package dev.interlock.cli.project;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A command that runs by {@code sh -c}. At its time limit it is ended with all its child processes.
 *
 * @param folder the working folder
 * @param environment all its variables
 */
public record ShellCommand(
    String command, Path folder, Map<String, String> environment, Duration limit) {

  /** Time for the output of a child that outlives the command. */
  private static final Duration LAST_OUTPUT = Duration.ofSeconds(1);

  /**
   * Runs the command and waits for its end.
   *
   * @param input its standard input
   * @param output receives each line of its standard output and error, on another thread
   * @return what went wrong, as the end of a sentence; empty if it succeeded
   */
  public Optional<String> run(String input, Consumer<String> output) {
    Process process;
    try {
      process = start();
    } catch (IOException e) {
      return Optional.of("cannot be started: " + e.getMessage());
    }
    Thread reader =
        Thread.ofPlatform().daemon().name("interlock-hook").start(() -> read(process, output));
    Thread.ofPlatform().daemon().name("interlock-hook-input").start(() -> write(process, input));
    try {
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        end(process);
      }
      reader.join(LAST_OUTPUT);
      if (!ended) {
        return Optional.of("did not end within %d s".formatted(limit.toSeconds()));
      }
      return process.exitValue() == 0
          ? Optional.empty()
          : Optional.of("ended with exit code %d".formatted(process.exitValue()));
    } catch (InterruptedException e) {
      end(process);
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Process start() throws IOException {
    var builder = new ProcessBuilder("sh", "-c", command).directory(folder.toFile());
    builder.redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static void end(Process process) {
    List<ProcessHandle> started = process.descendants().toList();
    process.destroyForcibly();
    started.forEach(ProcessHandle::destroyForcibly);
  }

  private static void read(Process process, Consumer<String> output) {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.isBlank()).forEach(output);
    } catch (IOException | UncheckedIOException e) {
      // The command has closed its output.
    }
  }

  /** A command need not read its input. */
  private static void write(Process process, String input) {
    try (OutputStream stream = process.getOutputStream()) {
      stream.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // The command has ended, or has closed its input.
    }
  }
}
