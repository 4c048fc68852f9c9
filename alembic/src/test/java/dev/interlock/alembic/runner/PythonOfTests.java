package dev.interlock.alembic.runner;

import dev.interlock.testkit.VirtualEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/**
 * The virtual environments of the tests, made once in {@code target} by the machine's python3 from
 * pinned requirements. Where that fails, the test is skipped with a notice; in CI it fails.
 */
public enum PythonOfTests {
  OLDEST("psycopg2"),
  NEWEST("psycopg"),
  NEWEST_ASYNC("asyncpg");

  private static final Path TARGET = Path.of("target", "python").toAbsolutePath();

  private final String driver;

  PythonOfTests(String driver) {
    this.driver = driver;
  }

  String driver() {
    return driver;
  }

  /** Returns the Python, and makes its environment first if this is the first call. */
  public Python python() {
    String name = name().replaceFirst("_.*", "").toLowerCase(Locale.ROOT);
    var environment = VirtualEnvironment.in(TARGET.resolve(name), requirements(name));
    return new Python(environment.programs().resolve("python"), "in the tests");
  }

  private static String requirements(String name) {
    try (var in = PythonOfTests.class.getResourceAsStream(name + ".txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
