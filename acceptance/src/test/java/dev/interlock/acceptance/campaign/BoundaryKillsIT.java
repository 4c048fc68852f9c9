package dev.interlock.acceptance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.PostgresServers;
import dev.interlock.testkit.fault.Signal;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * SIGKILL between any two statements of a run. The server notices late, and still carries out the
 * statements that it has received.
 */
@Tag("B2")
@ExtendWith(PostgresExtension.class)
final class BoundaryKillsIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** Either the session wakes up soon after its client's death, or the next run has to end it. */
  private static final List<Duration> PAUSES =
      List.of(Duration.ofMillis(100), Duration.ofMillis(2_500));

  /** A server logs this many values of a sequence at once ({@code SEQ_LOG_VALS}). */
  private static final int LOGGED_AT_ONCE = 32;

  private final CampaignSize size = CampaignSize.ofBuild();

  @Test
  void leaveNoTrace(PostgresServers servers, TestReporter reporter) {
    Aftermath aftermath;
    try (var database = servers.database()) {
      aftermath = Aftermath.undisturbed(database);
    }
    int boundaries = count(servers);
    int kills =
        chosen(boundaries).map(boundary -> kill(servers, boundary, aftermath) ? 1 : 0).sum();
    reporter.publishEntry("killed at boundaries", "%d of %d".formatted(kills, boundaries));
    assertThat(kills).isPositive();
  }

  /** {@code DROP INDEX CONCURRENTLY} fails in a transaction that has an id. */
  @Test
  void countingGivesNoTransactionAnId(PostgresServers servers) {
    try (var database = servers.database();
        var boundaries = Boundaries.in(database);
        var session = Session.open(database)) {
      session.execute("CREATE TABLE visits (account integer)");
      for (int i = 0; i < LOGGED_AT_ONCE; i++) {
        session.execute("CREATE INDEX visits_by_account ON visits (account)");
        session.execute("CHECKPOINT");
        session.execute("DROP INDEX CONCURRENTLY visits_by_account");
      }
      assertThat(boundaries.passed()).isEqualTo(1 + 2 * LOGGED_AT_ONCE);
    }
  }

  private static int count(PostgresServers servers) {
    try (var database = servers.database();
        var boundaries = Boundaries.in(database)) {
      Aftermath.complete(database, "nothing went wrong");
      return boundaries.passed();
    }
  }

  /** All boundaries, or as many as the size of the campaign allows, evenly spread. */
  private IntStream chosen(int boundaries) {
    int kills = Math.min(size.kills(), boundaries);
    return IntStream.range(0, kills).map(i -> 1 + i * boundaries / kills);
  }

  private static boolean kill(PostgresServers servers, int boundary, Aftermath aftermath) {
    try (var database = servers.database()) {
      boolean killed;
      try (var boundaries = Boundaries.in(database);
          var process = CrashHistory.program(database.url()).start("upgrade")) {
        boundaries.stopAt(boundary, PAUSES.get(boundary % PAUSES.size()));
        killed = boundaries.reaches(boundary, LIMIT);
        process.signal(Signal.SIGKILL);
        killed &= process.await(LIMIT) != 0;
        // Runs before the counting objects are dropped, which would wait for the paused session.
        Aftermath.complete(database, "killed at boundary " + boundary);
      }
      aftermath.verify(database, "killed at boundary " + boundary);
      return killed;
    }
  }
}
