package dev.interlock.alembic.runner;

import dev.interlock.testkit.Prerequisite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * The virtual environments of the tests, made once in {@code target} by the machine's python3 from
 * pinned requirements. Where that fails, the test is skipped with a notice; in CI it fails.
 */
public enum PythonOfTests {
  OLDEST("psycopg2"),
  NEWEST("psycopg"),
  NEWEST_ASYNC("asyncpg");

  private static final Path TARGET = Path.of("target", "python").toAbsolutePath();
  private static final long MINUTES = 5;

  private final String driver;

  PythonOfTests(String driver) {
    this.driver = driver;
  }

  String driver() {
    return driver;
  }

  /** Returns the Python, and makes its environment first if this is the first call. */
  public Python python() {
    synchronized (PythonOfTests.class) {
      String name = name().replaceFirst("_.*", "").toLowerCase(Locale.ROOT);
      Path environment = TARGET.resolve(name);
      try {
        if (!Files.exists(environment.resolve("complete"))) {
          create(name, environment);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return new Python(environment.resolve("new/bin/python"), "in the tests");
    }
  }

  private static void create(String name, Path environment) throws IOException {
    Path python =
        Prerequisite.program("python3")
            .orElseThrow(() ->
                Prerequisite.ofEnvironment().missing("no python3; the runner was not tested"));
    Files.createDirectories(environment);
    Path requirements = environment.resolve("requirements.txt");
    try (var in = PythonOfTests.class.getResourceAsStream(name + ".txt")) {
      Files.copy(Objects.requireNonNull(in), requirements, StandardCopyOption.REPLACE_EXISTING);
    }
    run(environment, python.toString(), "-m", "venv", "--clear", environment + "/new");
    run(
        environment,
        environment + "/new/bin/python",
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--only-binary=:all:",
        "-r",
        requirements.toString());
    Files.createFile(environment.resolve("complete"));
  }

  private static void run(Path folder, String... command) throws IOException {
    Path log = folder.resolve("log");
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    try {
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw Prerequisite.ofEnvironment()
            .missing("no virtual environment; the runner was not tested: " + Files.readString(log));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
