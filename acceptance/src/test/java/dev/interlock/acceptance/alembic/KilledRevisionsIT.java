package dev.interlock.acceptance.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.acceptance.alembic.AlembicFolder.Driver;
import dev.interlock.acceptance.campaign.Activity;
import dev.interlock.acceptance.campaign.CampaignSize;
import dev.interlock.acceptance.campaign.FinalState;
import dev.interlock.acceptance.campaign.Pause;
import dev.interlock.acceptance.campaign.Program;
import dev.interlock.acceptance.campaign.Program.Ended;
import dev.interlock.acceptance.campaign.Session;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.PostgresServers;
import dev.interlock.testkit.TestDatabase;
import dev.interlock.testkit.fault.ChildProcess;
import dev.interlock.testkit.fault.Signal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs over revisions of every kind are disturbed at random moments, several in a row. After each,
 * Alembic's table and the ledger name the same revision; the last, undisturbed run leaves what a
 * single run leaves.
 */
@ExtendWith(PostgresExtension.class)
final class KilledRevisionsIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(5);
  private static final int MOST_IN_A_ROW = 4;

  /** Done; no connection, or the lock was not free; stopped while applying; ended by a signal. */
  private static final Integer[] HONEST_EXITS = {0, 3, 4, 137, 143};

  private static final String RECORDED =
      """
      SELECT CASE WHEN to_regclass('interlock_migration') IS NULL THEN ''
        ELSE query_to_xml('SELECT id FROM interlock_migration WHERE retired_at IS NULL
          ORDER BY seq DESC LIMIT 1', false, true, '')::text END\
      """;

  private static final String VERSIONS =
      """
      SELECT CASE WHEN to_regclass('alembic_version') IS NULL THEN ''
        ELSE query_to_xml('SELECT version_num AS id FROM alembic_version', false, true, '')::text END\
      """;

  /** The session that began last: while Python runs, that of the revision. */
  private static final String END_NEWEST_SESSION =
      """
      SELECT count(pg_terminate_backend(pid)) FROM (SELECT pid FROM pg_stat_activity
        WHERE application_name LIKE 'interlock%' AND datname = current_database()
        ORDER BY backend_start DESC LIMIT 1) AS newest\
      """;

  private enum Blow {
    KILL_PYTHON,
    KILL,
    TERMINATE,
    END_SESSION
  }

  private final CampaignSize size = CampaignSize.ofBuild();
  private final AtomicInteger rounds = new AtomicInteger();
  private final AtomicInteger hits = new AtomicInteger();
  private final Map<Blow, Integer> blows = new ConcurrentHashMap<>();
  private final Queue<Throwable> differences = new ConcurrentLinkedQueue<>();

  @Test
  void leaveNoTrace(PostgresServers servers, TestReporter reporter) {
    reporter.publishEntry("campaign", size.toString());
    try (var project = MixedRevisions.write(Driver.PSYCOPG).seal();
        var whole = servers.database()) {
      long start = System.nanoTime();
      succeeds(project.interlock(whole).run("upgrade"), "undisturbed");
      var time = Duration.ofNanos(System.nanoTime() - start);
      var expected = FinalState.of(whole);
      try (var workers = Executors.newFixedThreadPool(size.atOnce())) {
        for (int i = 0; i < size.atOnce(); i++) {
          workers.execute(() -> playAll(project, servers, time, expected, reporter));
        }
      }
    }
    reporter.publishEntry("hits", hits + " " + blows);
    assertThat(differences).as(size.toString()).isEmpty();
    assertThat(hits.get()).isGreaterThanOrEqualTo(size.revisionHits());
  }

  private void playAll(
      AlembicFolder project,
      PostgresServers servers,
      Duration time,
      FinalState expected,
      TestReporter reporter) {
    while (hits.get() < size.revisionHits() && rounds.get() < 3 * size.revisionHits()) {
      int round = rounds.getAndIncrement();
      try (var database = servers.database()) {
        play(project.interlock(database), database, size.random(round), time, expected);
      } catch (RuntimeException | AssertionError e) {
        differences.add(e);
        reporter.publishEntry(
            "difference, seed " + (size.seed() + round), String.valueOf(e.getMessage()));
      }
    }
  }

  private void play(
      Program program,
      TestDatabase database,
      RandomGenerator random,
      Duration time,
      FinalState expected) {
    var story = new StringBuilder();
    try (var session = Session.open(database)) {
      for (int left = 1 + random.nextInt(MOST_IN_A_ROW); left > 0; left--) {
        disturb(program, session, random, time, story);
        session.await(Activity.NO_SESSION_LEFT, LIMIT);
        assertThat(session.value(VERSIONS)).as(story.toString()).isEqualTo(session.value(RECORDED));
      }
      succeeds(program.run("upgrade"), story.toString());
      session.await(Activity.LOCK_IS_FREE, LIMIT);
      assertThat(FinalState.of(database).lines()).as(story.toString()).isEqualTo(expected.lines());
    }
  }

  private void disturb(
      Program program,
      Session session,
      RandomGenerator random,
      Duration time,
      StringBuilder story) {
    var blow = Blow.values()[random.nextInt(Blow.values().length)];
    double share = random.nextDouble();
    try (var process = program.start("upgrade")) {
      while (process.isAlive() && !session.holds(Activity.HOLDS_LOCK)) {
        Pause.of(POLL);
      }
      Pause.of(Duration.ofNanos((long) (time.toNanos() * share / 2)));
      if (process.isAlive() && strikes(blow, process, session)) {
        hits.incrementAndGet();
        blows.merge(blow, 1, Integer::sum);
        story.append("%n%s:%n".formatted(blow));
      }
      Ended ended = Program.ended(process);
      story.append("exit %d%n%s%n".formatted(ended.exit(), ended.output()));
      assertThat(ended.exit()).as(story.toString()).isIn((Object[]) HONEST_EXITS);
    }
  }

  private static boolean strikes(Blow blow, ChildProcess process, Session session) {
    return switch (blow) {
      case KILL_PYTHON -> {
        List<ProcessHandle> pythons = pythons(process);
        pythons.forEach(ProcessHandle::destroyForcibly);
        yield !pythons.isEmpty();
      }
      case KILL -> {
        process.signal(Signal.SIGKILL);
        yield true;
      }
      case TERMINATE -> {
        process.signal(Signal.SIGTERM);
        yield true;
      }
      case END_SESSION -> !"0".equals(session.value(END_NEWEST_SESSION));
    };
  }

  private static List<ProcessHandle> pythons(ChildProcess process) {
    return ProcessHandle.of(process.pid()).stream()
        .flatMap(ProcessHandle::descendants)
        .filter(child -> child.info().command().filter(name -> name.contains("python")).isPresent())
        .toList();
  }

  private static void succeeds(Ended ended, String story) {
    assertThat(ended.exit()).as("%s%n%s", story, ended.output()).isZero();
  }
}
