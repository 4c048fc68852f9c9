package dev.interlock.acceptance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.embedded.EmbeddedPostgres;
import dev.interlock.embedded.PostgresBinaries;
import dev.interlock.embedded.ServerOptions;
import dev.interlock.testkit.TestDatabase;
import dev.interlock.testkit.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * All processes of the server are killed at random times, as by a power failure, and started again.
 */
@Tag("B2")
final class ServerKillsIT {

  /** Done before the kill; no database; stopped while applying. */
  private static final Integer[] HONEST_EXITS = {0, 3, 4};

  private final CampaignSize size = CampaignSize.ofBuild();
  private final RandomGenerator random = size.random();

  @Test
  void leaveNoTrace(TestReporter reporter) throws IOException {
    try (var folder = WorkFolder.create("interlock-campaign")) {
      // The server's account must be able to reach the folder.
      Files.setPosixFilePermissions(folder.path(), PosixFilePermissions.fromString("rwxr-xr-x"));
      var options = ServerOptions.kept(folder.path().resolve("data")).onLoopback();
      try (var server = EmbeddedPostgres.start(PostgresBinaries.onClassPath(), options)) {
        kill(server);
      }
    }
    reporter.publishEntry("servers killed", Integer.toString(size.serverKills()));
  }

  private void kill(EmbeddedPostgres server) {
    long start = System.nanoTime();
    var aftermath = Aftermath.undisturbed(fresh(server, "undisturbed"));
    Duration whole = Duration.ofNanos(System.nanoTime() - start);
    for (int i = 0; i < size.serverKills(); i++) {
      try (var database = fresh(server, "round_" + i)) {
        kill(database, Duration.ofNanos(random.nextLong(whole.toNanos())));
        aftermath.verify(database, "server killed, " + size);
      }
    }
  }

  private static TestDatabase fresh(EmbeddedPostgres server, String name) {
    server.createDatabase(name);
    return new TestDatabase(name, server);
  }

  private void kill(TestDatabase database, Duration delay) {
    try (var process = CrashHistory.program(database.url()).start("upgrade")) {
      Pause.of(delay);
      database.server().kill();
      database.server().restart();
      var ended = Program.ended(process);
      assertThat(ended.exit())
          .as("%s, after %s%n%s", size, delay, ended.output())
          .isIn((Object[]) HONEST_EXITS);
    }
  }
}
