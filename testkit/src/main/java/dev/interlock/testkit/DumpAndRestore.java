package dev.interlock.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Copies the schema of one database into another by the machine's {@code pg_dump} and {@code psql}.
 * If they are missing or older than the server, the test is skipped with a notice; if they are
 * missing and {@code CI=true} is in the environment, it fails.
 */
public final class DumpAndRestore {

  private static final Pattern MAJOR = Pattern.compile("\\) (\\d+)");

  private DumpAndRestore() {}

  /** Copies the schema; fails if a statement of the dump fails. */
  public static void schema(TestDatabase from, TestDatabase to) {
    var dump = Executable.find("pg_dump").orElseThrow(() -> missing("pg_dump"));
    var client = Executable.find("psql").orElseThrow(() -> missing("psql"));
    int server = from.majorVersion();
    if (major(dump) < server) {
      Prerequisite.ofEnvironment()
          .tooOld("pg_dump is older than PostgreSQL %d, so no dump is restored.".formatted(server));
    }
    try {
      var script = Files.createTempFile("interlock-dump", ".sql");
      try {
        run(dump.toString(), "--schema-only", "-f", script.toString(), "-d", from.url());
        run(
            client.toString(),
            "-X",
            "-q",
            "-v",
            "ON_ERROR_STOP=1",
            "-f",
            script.toString(),
            "-d",
            to.url());
      } finally {
        Files.delete(script);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int major(Path dump) {
    try {
      Matcher version = MAJOR.matcher(run(dump.toString(), "--version"));
      return version.find() ? Integer.parseInt(version.group(1)) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String run(String... command) throws IOException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new AssertionError(command[0] + " failed:\n" + output);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return output;
  }

  private static AssertionError missing(String what) {
    return Prerequisite.ofEnvironment()
        .missing("%s is not on this machine, so no dump is restored.".formatted(what));
  }
}
