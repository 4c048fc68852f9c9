package dev.interlock.acceptance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.testkit.PgBouncer;
import dev.interlock.testkit.PoolMode;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.PostgresServers;
import dev.interlock.testkit.WorkFolder;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every command that changes a database, disturbed in every way at random moments, several times in
 * a row, with and without seals, directly and through PgBouncer: the final, undisturbed run leaves
 * the same schema, rows, owners and ledger as without disturbances (invariant 2: killed anywhere,
 * run again, the same result and nothing lost).
 */
@Tag("B2")
@ExtendWith(PostgresExtension.class)
final class DisturbedCommandsIT {

  private static final PgBouncer.Pool POOL = new PgBouncer.Pool(PoolMode.TRANSACTION, 20);

  /** The most rounds for each planned hit, because some runs end before they are hit. */
  private static final int MOST_ROUNDS = 2;

  private final CampaignSize size = CampaignSize.ofBuild();
  private final AtomicInteger rounds = new AtomicInteger();
  private final Queue<Hit> hits = new ConcurrentLinkedQueue<>();
  private final Queue<Throwable> differences = new ConcurrentLinkedQueue<>();

  @Test
  void leaveWhatUndisturbedOnesLeave(PostgresServers servers, TestReporter reporter)
      throws IOException {
    reporter.publishEntry("campaign", size.toString());
    try (var folder = WorkFolder.create("interlock-disturbed");
        var scenarios = new Scenarios(servers, MixedProject.all(folder));
        var database = servers.database();
        var pooler = PgBouncer.start(database.address(), POOL)) {
      playAll(scenarios, pooler, reporter);
    }
    reporter.publishEntry("hits", HitTable.of(hits));
    assertThat(differences).as(size.toString()).isEmpty();
  }

  private void playAll(Scenarios scenarios, PgBouncer pooler, TestReporter reporter) {
    try (var workers = Executors.newFixedThreadPool(size.atOnce())) {
      for (int i = 0; i < size.atOnce(); i++) {
        workers.execute(() -> {
          while (hits.size() < size.hits() && rounds.get() < MOST_ROUNDS * size.hits()) {
            playNext(scenarios, pooler, reporter);
          }
        });
      }
    }
  }

  /** Plays the next round; a difference does not end the campaign. */
  private void playNext(Scenarios scenarios, PgBouncer pooler, TestReporter reporter) {
    int round = rounds.getAndIncrement();
    long seed = size.seed() + round;
    try {
      var random = size.random(round);
      hits.addAll(new Round(scenarios.choose(random), seed, random).play("round" + round, pooler));
    } catch (RuntimeException | AssertionError e) {
      differences.add(e);
      reporter.publishEntry("difference, seed " + seed, String.valueOf(e.getMessage()));
    }
  }
}
