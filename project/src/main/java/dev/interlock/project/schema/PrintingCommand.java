package dev.interlock.project.schema;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A command whose standard output is SQL. It runs by {@code sh -c} in a folder, with the caller's
 * variables and empty input. At its time limit it is ended with all its child processes.
 */
record PrintingCommand(String command, Path folder, Map<String, String> environment) {

  private static final int LINES_SHOWN = 8;

  /** Build tools colour their output even without a terminal. */
  private static final Pattern COLOURS = Pattern.compile("\u001B\\[[0-9;]*[A-Za-z]");

  /**
   * Returns the command's output.
   *
   * @throws Failure.Refused if it fails, takes too long or prints nothing
   */
  String run(Duration limit) {
    try {
      Process process = start();
      CompletableFuture<String> out = text(process.getInputStream());
      CompletableFuture<String> err = text(process.getErrorStream());
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        end(process);
        throw refused("did not end within %d s.".formatted(limit.toSeconds()), err.join());
      }
      if (process.exitValue() != 0) {
        throw refused("ended with exit code %d.".formatted(process.exitValue()), err.join());
      }
      String printed = COLOURS.matcher(out.join()).replaceAll("");
      if (printed.isBlank()) {
        throw refused("printed no SQL.", err.join());
      }
      return printed;
    } catch (IOException e) {
      throw refused("cannot be started: %s.".formatted(e.getMessage()), "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Process start() throws IOException {
    var builder = new ProcessBuilder("sh", "-c", command).directory(folder.toFile());
    builder.redirectInput(new File("/dev/null"));
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static void end(Process process) {
    List<ProcessHandle> started = process.descendants().toList();
    process.destroyForcibly();
    started.forEach(ProcessHandle::destroyForcibly);
  }

  /** Reads on another thread, because a full pipe would stop the command. */
  private static CompletableFuture<String> text(InputStream stream) {
    var text = new CompletableFuture<String>();
    Thread.ofPlatform()
        .daemon()
        .name("interlock-models")
        .start(() -> {
          try (stream) {
            text.complete(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
          } catch (IOException e) {
            text.completeExceptionally(new UncheckedIOException(e));
          }
        });
    return text;
  }

  private Failure.Refused refused(String what, String errors) {
    Finding finding =
        Finding.error(Code.MODELS_UNREADABLE, "the command that prints the models " + what)
            .note("`%s`".formatted(command));
    List<String> lines = errors.lines().filter(line -> !line.isBlank()).toList();
    for (String line : lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size())) {
      finding = finding.note(line.strip());
    }
    return new Failure.Refused(
        finding.help(
            "Run it by hand in the project folder; it has to print DDL and nothing else."));
  }
}
