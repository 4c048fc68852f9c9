package dev.interlock.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A virtual environment of Python, made once by the machine's python3 from pinned requirements.
 *
 * @param folder what {@code VIRTUAL_ENV} is while the environment is active
 */
public record VirtualEnvironment(Path folder) {

  private static final long MINUTES = 5;

  /**
   * Returns the environment, and makes it if this is the first call. Where that fails, the running
   * test is skipped with a notice; in CI it fails.
   *
   * @param folder the folder that holds the environment and how it was made
   * @param requirements the text of a {@code requirements.txt}
   */
  public static VirtualEnvironment in(Path folder, String requirements) {
    synchronized (VirtualEnvironment.class) {
      try {
        Path complete = folder.resolve("complete");
        if (!Files.exists(complete) || !Files.readString(complete).equals(requirements)) {
          create(folder, requirements);
          Files.writeString(complete, requirements);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return new VirtualEnvironment(folder.resolve("new"));
    }
  }

  /** The folder of its programs, {@code python} among them. */
  public Path programs() {
    return folder.resolve("bin");
  }

  private static void create(Path folder, String requirements) throws IOException {
    Path python =
        Prerequisite.program("python3")
            .orElseThrow(() ->
                Prerequisite.ofEnvironment()
                    .missing("no python3, so nothing that needs one was tested"));
    Files.createDirectories(folder);
    Path file = Files.writeString(folder.resolve("requirements.txt"), requirements);
    run(folder, python.toString(), "-m", "venv", "--clear", folder + "/new");
    run(
        folder,
        folder + "/new/bin/python",
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--only-binary=:all:",
        "-r",
        file.toString());
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
                "no virtual environment, so nothing that needs one was tested: "
                    + Files.readString(log));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
