package dev.interlock.cli.demo;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The installed program: {@code bin}, {@code lib} and {@code examples} in one folder. */
record Distribution(Path home) {

  /**
   * Returns the distribution that this class was loaded from.
   *
   * @throws Failure.Misconfigured if it does not contain the example, or is linked into a runtime,
   *     which has neither the example nor a compiler for its service
   */
  static Distribution current() {
    if (Distribution.class.getModule().isNamed()) {
      throw new Failure.Misconfigured(
          Finding.error(
                  Code.USAGE,
                  "this program has no demo: the demo's service is a Java program, and a JDK has to compile it.")
              .help(
                  "Clone Interlock's repository and run `./interlock demo`, which needs a JDK 25."));
    }
    try {
      var jar =
          Path.of(Distribution.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      var distribution = new Distribution(jar.resolve("../..").normalize());
      if (!Files.isDirectory(distribution.example("todo-service"))) {
        throw new Failure.Misconfigured(
            Finding.error(
                    Code.BAD_FOLDER,
                    "the example `%s` does not exist."
                        .formatted(distribution.example("todo-service")))
                .help("Run the `interlock` of a whole distribution."));
      }
      return distribution;
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a class without a place", e);
    }
  }

  /** A folder below {@code examples}. */
  Path example(String first, String... more) {
    return home.resolve("examples").resolve(Path.of(first, more));
  }

  /** The folder of the program {@code interlock}. */
  Path programs() {
    return home.resolve("bin");
  }

  /** The driver that the example's service needs. */
  Path driver() {
    try (var jars = Files.newDirectoryStream(home.resolve("lib"), "postgresql-*.jar")) {
      return jars.iterator().next();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
