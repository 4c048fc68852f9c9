package dev.interlock.cli.project;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads the text of a log: at most {@link #LONGEST} bytes from its beginning, where the first error
 * is. Bytes that are not UTF-8 are replaced.
 */
public final class LogSource {

  private static final int LONGEST = 32 << 20;

  private LogSource() {}

  /**
   * Reads a stream to its end.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  public static String read(InputStream stream) {
    try {
      return text(stream.readNBytes(LONGEST));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a file.
   *
   * @throws Failure.Misconfigured if it cannot be read
   */
  public static String read(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      return text(stream.readNBytes(LONGEST));
    } catch (IOException e) {
      throw new Failure.Misconfigured(
          Finding.error(Code.USAGE, "the log `%s` cannot be read.".formatted(file))
              .help("Name a file, or leave it out to read the log from standard input."));
    }
  }

  /**
   * Runs a command in the project folder and reads what it prints, on both of its streams. The
   * command ends when this process is told to stop.
   *
   * @param shown receives each line as soon as it is printed
   * @throws Failure.Misconfigured if the command cannot be started
   */
  public static String run(List<String> command, Project project, Consumer<String> shown) {
    Process process = start(command, project);
    project.cancellation().onRequest(process::destroy);
    var log = new ByteArrayOutputStream();
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        shown.accept(line);
        if (log.size() < LONGEST) {
          log.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    project
        .cancellation()
        .cause()
        .ifPresent(cause -> {
          throw cause.whileWaitingFor("the command");
        });
    return log.toString(StandardCharsets.UTF_8);
  }

  private static Process start(List<String> command, Project project) {
    var builder = new ProcessBuilder(command).directory(project.folder().toFile());
    builder.redirectErrorStream(true).redirectInput(ProcessBuilder.Redirect.INHERIT);
    builder.environment().clear();
    builder.environment().putAll(project.environment());
    try {
      return builder.start();
    } catch (IOException e) {
      throw new Failure.Misconfigured(
          Finding.error(
                  Code.COMMAND_NOT_FOUND, "`%s` cannot be started.".formatted(command.getFirst()))
              .help("Check the name of the command and `PATH`."));
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
