package dev.interlock.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * The virtual environments of the tests, made once for all modules in {@code target/python} of the
 * checkout, by the machine's python3 from pinned requirements. Where that fails, the test is
 * skipped with a notice; in CI it fails. Thread-safe, also between processes.
 */
public enum PythonEnvironment {
  /** Alembic 1.8 and SQLAlchemy 1.4, with psycopg2. */
  OLDEST,
  /** Alembic, SQLAlchemy, psycopg, asyncpg, Flask-Migrate and FastAPI of today. */
  NEWEST;

  private static final Path TARGET = Path.of("..", "target", "python").toAbsolutePath().normalize();

  private static final long MINUTES = 5;

  /** Returns the interpreter, and makes its environment first if no test has done so. */
  public Path python() {
    return folder().resolve("bin/python");
  }

  /** Returns the environment's folder, the value of {@code VIRTUAL_ENV}. */
  public Path folder() {
    Path folder = TARGET.resolve(name().toLowerCase(Locale.ROOT));
    synchronized (PythonEnvironment.class) {
      try {
        create(folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return folder.resolve("new");
  }

  /** Returns the folder of its programs, {@code alembic} among them. */
  public Path programs() {
    return folder().resolve("bin");
  }

  private void create(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (var file =
            FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = file.lock();
        var in = PythonEnvironment.class.getResourceAsStream("python/" + requirements())) {
      byte[] wanted = Objects.requireNonNull(in).readAllBytes();
      Path complete = folder.resolve("complete.txt");
      if (lock.isValid() && !isComplete(complete, wanted)) {
        install(folder, Files.write(folder.resolve(requirements()), wanted));
        Files.move(folder.resolve(requirements()), complete, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static boolean isComplete(Path complete, byte[] wanted) throws IOException {
    return Files.exists(complete) && Arrays.equals(Files.readAllBytes(complete), wanted);
  }

  private String requirements() {
    return name().toLowerCase(Locale.ROOT) + ".txt";
  }

  private static void install(Path folder, Path requirements) throws IOException {
    Path python =
        Prerequisite.program("python3")
            .orElseThrow(() ->
                Prerequisite.ofEnvironment().missing("no python3; no Alembic project was tested"));
    String made = folder + "/new";
    run(folder, python.toString(), "-m", "venv", "--clear", made);
    run(
        folder,
        made + "/bin/python",
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--only-binary=:all:",
        "-r",
        requirements.toString());
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
            .missing(
                "no virtual environment; no Alembic project was tested: " + Files.readString(log));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
