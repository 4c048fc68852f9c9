package dev.interlock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.testkit.Prerequisite;
import dev.interlock.testkit.fault.ChildProcess;
import dev.interlock.testkit.fault.Signal;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The reference service in {@code examples/service}, built, deployed and verified as a user would.
 */
@Tag("A10")
@Tag("B5")
@Tag("B7")
@Tag("C9")
@Tag("D5")
@Tag("D7")
@Tag("D10")
@Tag("E1")
final class ReferenceServiceIT {

  private static final Path EXAMPLE =
      Path.of(System.getProperty("acceptance.cases"), "..", "..", "examples", "service")
          .normalize();

  private static final Path INTERLOCK =
      Path.of(System.getProperty("acceptance.programs"), "interlock").normalize();

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final int ENDED_BY_SIGTERM = 143;

  private static final Pattern VERIFIED =
      Pattern.compile(
          "12 requests, 1 flow, 2 preflight requests, (\\d+)/(\\d+) operations of /openapi.json answer");

  @TempDir private Path folder;

  @Test
  void everyOperationAnswersAfterTheDeploy() throws IOException {
    build();
    var environment =
        Map.of(
            "INTERLOCK_DATABASE",
            "embedded",
            "SECRET_KEY",
            "only-in-this-test-only-in-this-test",
            "PORT",
            String.valueOf(freePort()),
            "CORS_ORIGINS",
            "https://app.example",
            "INTERLOCK_LOG",
            "plain");

    try (var service =
        start("exec '%s' run -- java -jar target/service.jar".formatted(INTERLOCK), environment)) {
      service.awaitLine("Started Application", LIMIT);
      assertThat(service.output())
          .containsSubsequence(
              "`REDIS_URL` is not set: each replica counts for the rate limit in its own memory",
              "upgrade V7 -> V8 workouts",
              "applied 9 migrations",
              "starting java");

      try (var verification = start("'%s' verify".formatted(INTERLOCK), environment)) {
        assertThat(verification.await(LIMIT)).as(verification.output()).isZero();
        var verified = VERIFIED.matcher(verification.output());
        assertThat(verified.find()).as(verification.output()).isTrue();
        assertThat(verified.group(1)).isEqualTo(verified.group(2));
        assertThat(Integer.parseInt(verified.group(2))).isGreaterThanOrEqualTo(40);
      }

      service.signal(Signal.SIGTERM);
      assertThat(service.await(LIMIT)).isEqualTo(ENDED_BY_SIGTERM);
    }
  }

  private void build() {
    try (var build = start("cp -R '%s/.' . && mvn -q -B package".formatted(EXAMPLE), Map.of())) {
      if (build.await(LIMIT) != 0) {
        throw Prerequisite.ofEnvironment()
            .missing(
                "Spring Boot from Maven, so the reference service was not built: "
                    + build.output());
      }
    }
  }

  private ChildProcess start(String command, Map<String, String> environment) {
    var builder = new ProcessBuilder("sh", "-c", command).directory(folder.toFile());
    builder.redirectInput(Path.of("/dev/null").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("DATABASE_"));
    builder.environment().putAll(environment);
    // The machine's own Java may be older than the service's.
    var java = Path.of(System.getProperty("java.home"));
    builder.environment().put("JAVA_HOME", java.toString());
    builder
        .environment()
        .merge("PATH", "", (path, none) -> java.resolve("bin") + File.pathSeparator + path);
    return ChildProcess.start(builder);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
