package dev.interlock.acceptance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.PostgresServers;
import dev.interlock.testkit.TestDatabase;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/** SIGKILL at random times, several times in a row before a run is let through. */
@ExtendWith(PostgresExtension.class)
final class RandomKillsIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int KILLED = 137;
  private static final int MOST_IN_A_ROW = 4;

  private final CampaignSize size = CampaignSize.ofBuild();
  private final RandomGenerator random = size.random();

  @Test
  void leaveNoTrace(PostgresServers servers, TestReporter reporter) {
    Aftermath aftermath;
    long start = System.nanoTime();
    try (var database = servers.database()) {
      aftermath = Aftermath.undisturbed(database);
    }
    Duration whole = Duration.ofNanos(System.nanoTime() - start);
    int kills = 0;
    while (kills < size.kills()) {
      try (var database = servers.database()) {
        int storm = storm(database, whole);
        aftermath.verify(database, "killed %d times, %s".formatted(storm, size));
        kills += storm;
      }
    }
    reporter.publishEntry("killed at random", Integer.toString(kills));
  }

  /** Returns how often a run was killed before it was done. */
  private int storm(TestDatabase database, Duration whole) {
    int kills = 0;
    int planned = 1 + random.nextInt(MOST_IN_A_ROW);
    for (int i = 0; i < planned; i++) {
      var delay = Duration.ofNanos(random.nextLong(whole.toNanos()));
      try (var process = CrashHistory.program(database.url()).start("upgrade")) {
        int exit = process.killAfter(delay).await(LIMIT);
        assertThat(exit).as("%s%n%s", size, process.output()).isIn(0, KILLED);
        kills += exit == KILLED ? 1 : 0;
      }
    }
    return kills;
  }
}
