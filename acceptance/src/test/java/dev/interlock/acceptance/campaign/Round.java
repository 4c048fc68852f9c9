package dev.interlock.acceptance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.acceptance.campaign.Disturbance.Attempt;
import dev.interlock.acceptance.campaign.Program.Ended;
import dev.interlock.testkit.PgBouncer;
import dev.interlock.testkit.TestDatabase;
import dev.interlock.testkit.fault.ChildProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One database, on which a command is disturbed several times in a row and then runs undisturbed.
 * The first run that reports success must leave the result of an undisturbed run.
 */
final class Round {

  private static final List<Disturbance> DISTURBANCES = List.of(Disturbance.values());
  private static final int MOST_IN_A_ROW = 4;
  private static final int ONE_BEFORE_THE_LOCK_OF = 5;

  /** Done; no connection, or the lock was not free; stopped while applying; ended by a signal. */
  private static final Integer[] HONEST_EXITS = {0, 3, 4, 137, 143};

  private final Scenario scenario;
  private final RandomGenerator random;
  private final StringBuilder story;
  private final List<Hit> hits = new ArrayList<>();

  Round(Scenario scenario, long seed, RandomGenerator random) {
    this.scenario = scenario;
    this.random = random;
    this.story = new StringBuilder("-Dinterlock.seed=%d: %s".formatted(seed, scenario));
  }

  /** Returns the runs that were disturbed before they had ended. */
  List<Hit> play(String suffix, PgBouncer pooler) {
    try (var database = scenario.copy(suffix);
        var observer = Session.open(database)) {
      Program program = scenario.project().program(url(database, pooler));
      boolean isDone = false;
      for (int left = 1 + random.nextInt(MOST_IN_A_ROW); left > 0 && !isDone; left--) {
        isDone = disturb(program, observer);
      }
      if (!isDone) {
        succeeds(program.run(scenario.command().words()));
      }
      awaitFreeLock(observer);
      assertThat(FinalState.of(database).lines())
          .as(story.toString())
          .isEqualTo(scenario.expected().lines());
      if (!scenario.project().isPooled()) {
        observer.await(Activity.NO_SESSION_LEFT, Scenario.LIMIT);
      }
    }
    return hits;
  }

  /**
   * Waits for the lease of a run that lost its last session after its work and could not release
   * the lock.
   */
  private static void awaitFreeLock(Session observer) {
    observer.await(Activity.LOCK_IS_FREE, Scenario.LIMIT);
  }

  private String url(TestDatabase database, PgBouncer pooler) {
    return scenario.project().isPooled() ? pooler.url(database.name()) : database.url();
  }

  /** Disturbs a run; returns whether the work is done nevertheless. */
  private boolean disturb(Program program, Session observer) {
    var disturbance = DISTURBANCES.get(random.nextInt(DISTURBANCES.size()));
    boolean waitsForLock = random.nextInt(ONE_BEFORE_THE_LOCK_OF) > 0;
    double share = random.nextDouble();
    try (var process = program.start(scenario.command().words())) {
      process.awaitLine(Scenario.CONNECTED, Scenario.LIMIT);
      if (waitsForLock) {
        Scenario.awaitLock(process, observer);
      }
      var time = waitsForLock ? scenario.locked() : scenario.whole();
      Pause.of(Duration.ofNanos((long) (time.toNanos() * share)));
      if (!process.isAlive()) {
        return succeeds(Program.ended(process));
      }
      hits.add(new Hit(scenario, disturbance, Scenario.holdsLock(observer)));
      story.append("%n%s:%n".formatted(disturbance));
      return strike(disturbance, program, process, observer);
    }
  }

  private boolean strike(
      Disturbance disturbance, Program program, ChildProcess process, Session observer) {
    var attempt = new Attempt(scenario.command(), program, process, observer);
    List<Ended> runs = disturbance.strike(attempt);
    for (Ended run : runs) {
      story.append("exit %d%n%s%n".formatted(run.exit(), run.output()));
      assertThat(run.exit()).as(story.toString()).isIn((Object[]) HONEST_EXITS);
    }
    return disturbance == Disturbance.OVERLAP
        ? succeeds(runs.getLast())
        : runs.stream().anyMatch(ChangingCommand::isDone);
  }

  private boolean succeeds(Ended run) {
    assertThat(run.exit()).as("%s%nexit %d%n%s", story, run.exit(), run.output()).isZero();
    story.append("%nlet through%n%s%n".formatted(run.output()));
    return true;
  }
}
