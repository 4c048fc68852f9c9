package dev.interlock.testkit;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * A prerequisite outside of the build. On a developer's machine its absence skips the test with a
 * notice on standard error; with {@code CI=true} it fails the test.
 */
public final class Prerequisite {

  private final Map<String, String> environment;
  private final PrintStream notices;

  Prerequisite(Map<String, String> environment, PrintStream notices) {
    this.environment = environment;
    this.notices = notices;
  }

  /** Reads {@code CI} from the environment of this process. */
  public static Prerequisite ofEnvironment() {
    return new Prerequisite(System.getenv(), System.err);
  }

  /** Finds a program of this machine. */
  public static Optional<Path> program(String name) {
    return Executable.find(name);
  }

  /**
   * Skips the running test, or returns the error to throw.
   *
   * @param what the missing prerequisite and the consequence for the test
   */
  public AssertionError missing(String what) {
    if ("true".equals(environment.get("CI"))) {
      return new AssertionError(what);
    }
    notices.println("NOT TESTED: " + what);
    return Assumptions.abort(what);
  }

  /**
   * Skips the running test, also with {@code CI=true}, because the build does not provide the
   * prerequisite.
   *
   * @param what the missing prerequisite and the consequence for the test
   */
  public AssertionError notBroughtAlong(String what) {
    notices.println("NOT TESTED: " + what);
    return Assumptions.abort(what);
  }

  /**
   * Skips the running test, also with {@code CI=true}, because no distribution has every version.
   *
   * @param what the outdated program and the consequence for the test
   */
  void tooOld(String what) {
    notices.println("NOT TESTED: " + what);
    Assumptions.abort(what);
  }
}
