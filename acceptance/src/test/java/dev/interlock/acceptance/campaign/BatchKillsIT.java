package dev.interlock.acceptance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.testkit.PgBouncer;
import dev.interlock.testkit.PoolMode;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.TestDatabase;
import dev.interlock.testkit.fault.Signal;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Batched migrations whose process is killed at random moments, again and again until they are
 * done. Every row counts how often it was changed. Rows come and go meanwhile.
 */
@Tag("C7")
@ExtendWith(PostgresExtension.class)
final class BatchKillsIT {

  private static final int ROWS = 6000;

  private static final PgBouncer.Pool POOL = new PgBouncer.Pool(PoolMode.TRANSACTION, 20);

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static final String TABLE =
      "CREATE TABLE item (id integer PRIMARY KEY, n integer NOT NULL DEFAULT 0, word text);";

  private static final String COUNT =
      "-- interlock: batch table=item key=id size=20 sleep=5ms\nUPDATE item SET n = n + 1;\n";

  private final Project project = Project.create();
  private final CampaignSize size = CampaignSize.ofBuild();

  @AfterEach
  void closeProject() {
    project.close();
  }

  @Test
  void changesEveryRowOnceHoweverOftenItIsKilled(TestDatabase database) {
    campaign(database, database.url(), Math.max(20, size.kills()));
  }

  @Test
  void changesEveryRowOnceThroughAPooler(TestDatabase database) {
    try (var pooler = PgBouncer.start(database.address(), POOL)) {
      campaign(database, pooler.url(database.name()), Math.max(6, size.kills() / 3));
    }
  }

  private void campaign(TestDatabase database, String url, int kills) {
    RandomGenerator random = size.random();
    project.write("V1__item.sql", TABLE);
    Program program = program(url);
    assertThat(program.run("upgrade").exit()).isZero();
    try (var session = Session.open(database)) {
      session.execute(
          "INSERT INTO item SELECT i * 2, 0, 'old' FROM generate_series(1, %d) i".formatted(ROWS));
      project.write("V2__count.sql", COUNT);
      int killed = 0;
      int migration = 2;
      for (int round = 0; killed < kills; round++) {
        boolean ended = killOnce(program, session, random);
        killed += ended ? 0 : 1;
        disturb(session, round);
        if (ended) {
          check(session, migration - 1);
          migration++;
          project.write("V%d__count.sql".formatted(migration), COUNT);
        }
      }
      Program.Ended last = program.run("upgrade");
      assertThat(last.exit()).as(last.output()).isZero();
      check(session, migration - 1);
      assertThat(session.rows("SELECT id FROM interlock_journal")).isEmpty();
    }
  }

  /** Batches stay small, and a killed run's lock is free soon. */
  private Program program(String url) {
    return project
        .program(url)
        .with("INTERLOCK_BATCH_TARGET", "1ms")
        .with("INTERLOCK_SHADOW", "none")
        .with("INTERLOCK_LOCK_LEASE", "1s");
  }

  /**
   * Kills a run at a random moment after its first batch.
   *
   * @return whether it ended before
   */
  private boolean killOnce(Program program, Session session, RandomGenerator random) {
    String before = progress(session);
    try (var process = program.start("upgrade")) {
      long end = System.nanoTime() + LIMIT.toNanos();
      while (process.isAlive() && progress(session).equals(before) && System.nanoTime() < end) {
        Pause.of(Duration.ofMillis(10));
      }
      Pause.of(Duration.ofMillis(random.nextLong(200)));
      boolean alive = process.isAlive();
      process.signal(Signal.SIGKILL);
      Program.Ended ended = Program.ended(process);
      assertThat(alive || ended.exit() == 0).as(ended.output()).isTrue();
      return !alive;
    }
  }

  private static String progress(Session session) {
    return session.rows("SELECT id || batch FROM interlock_journal").toString();
  }

  /** Deletes rows before and after the batches, and inserts others, which do not count. */
  private static void disturb(Session session, int round) {
    session.execute("DELETE FROM item WHERE id %% 97 = %d".formatted(round % 97));
    session.execute(
        "INSERT INTO item SELECT i, 0, 'new' FROM generate_series(%d, %d, 500) i ON CONFLICT DO NOTHING"
            .formatted(2 * round + 1, 2 * ROWS));
  }

  private static void check(Session session, int times) {
    assertThat(session.rows("SELECT DISTINCT n FROM item WHERE word = 'old'"))
        .as("how often each row was changed")
        .containsExactly(String.valueOf(times));
    assertThat(session.rows("SELECT count(*) FROM item WHERE n > " + times)).containsExactly("0");
  }
}
