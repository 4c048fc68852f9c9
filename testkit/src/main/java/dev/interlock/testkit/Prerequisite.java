package dev.interlock.testkit;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * Something outside of the build that a test needs. On a developer's machine its absence skips the
 * test, and says so on standard error; where {@code CI=true} it fails the test.
 */
public final class Prerequisite {

  private final Map<String, String> environment;
  private final PrintStream notices;

  Prerequisite(Map<String, String> environment, PrintStream notices) {
    this.environment = environment;
    this.notices = notices;
  }

  /** Judges by the environment of this process. */
  public static Prerequisite ofEnvironment() {
    return new Prerequisite(System.getenv(), System.err);
  }

  /** A program of this machine. */
  public static Optional<Path> program(String name) {
    return Executable.find(name);
  }

  /**
   * Skips the test that runs, or returns what it is to fail with.
   *
   * @param what the missing thing, and what is not tested without it
   */
  public AssertionError missing(String what) {
    if ("true".equals(environment.get("CI"))) {
      return new AssertionError(what);
    }
    notices.println("NOT TESTED: " + what);
    return Assumptions.abort(what);
  }

  /**
   * Skips the test that runs, also with {@code CI=true}: it needs what no build brings along.
   *
   * @param what the missing thing, and what is not tested without it
   */
  public AssertionError notBroughtAlong(String what) {
    notices.println("NOT TESTED: " + what);
    return Assumptions.abort(what);
  }

  /**
   * Skips the test that runs, also with {@code CI=true}: no distribution has every version.
   *
   * @param what the thing that is too old, and what is not tested with it
   */
  void tooOld(String what) {
    notices.println("NOT TESTED: " + what);
    Assumptions.abort(what);
  }
}
