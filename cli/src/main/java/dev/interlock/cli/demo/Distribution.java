package dev.interlock.cli.demo;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The installed program: {@code bin}, {@code lib} and {@code examples} in one folder. */
record Distribution(Path home) {

  /**
   * Returns the distribution that this class was loaded from.
   *
   * @throws Failure.Misconfigured if it does not contain the example
   */
  static Distribution current() {
    try {
      var jar =
          Path.of(Distribution.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      var distribution = new Distribution(jar.resolve("../..").normalize());
      if (!Files.isDirectory(distribution.example())) {
        throw new Failure.Misconfigured(
            Finding.error(
                    Code.BAD_FOLDER,
                    "the example `%s` does not exist.".formatted(distribution.example()))
                .help("Run the `interlock` of a whole distribution."));
      }
      return distribution;
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a class without a place", e);
    }
  }

  Path example() {
    return home.resolve("examples").resolve("todo-service");
  }

  Path launcher() {
    return home.resolve("bin").resolve("interlock");
  }

  /** The driver that the example's service needs. */
  Path driver() throws IOException {
    try (var jars = Files.newDirectoryStream(home.resolve("lib"), "postgresql-*.jar")) {
      return jars.iterator().next();
    }
  }
}
