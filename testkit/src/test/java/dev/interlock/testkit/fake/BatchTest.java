package dev.interlock.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.apply.Settings;
import dev.interlock.dialect.StandbyLag;
import dev.interlock.dialect.StepFailure.Reason;
import dev.interlock.event.Event;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A statement that runs in batches. */
class BatchTest {

  private static final String UPDATE = "UPDATE t SET n";
  private static final String BATCHED = "-- interlock: batch table=t key=id size=2\n" + UPDATE;

  private final ManualClock clock = new ManualClock();
  private final FakeDatabase database = new FakeDatabase(clock);
  private final FakeRun run = new FakeRun(database, 1);
  private final FakeRun next = new FakeRun(database, 2);

  @BeforeEach
  void hasRows() {
    database.holds(5);
    // A batch may take long, so that its size stays at two rows.
    Stream.of(run, next)
        .forEach(each -> each.with(Settings.builder().batches(batches(Duration.ofNanos(1)))));
  }

  private static Settings.Batches batches(Duration target) {
    return new Settings.Batches(target, Duration.ofSeconds(10));
  }

  private static String above(int key) {
    return UPDATE + " WHERE (t.\"id\") > (%d)".formatted(key);
  }

  private static String between(int after, int upTo) {
    return above(after) + " AND (t.\"id\") <= (%d)".formatted(upTo);
  }

  private static final List<String> ALL =
      List.of(UPDATE + " WHERE (t.\"id\") <= (2)", between(2, 4), above(4));

  @Test
  void commitsEachBatchWithItsProgress() {
    assertThat(run.upgrade("V1: " + BATCHED)).containsExactly("V1");
    assertThat(database.effects()).isEqualTo(ALL);
    assertThat(database.trace())
        .containsSubsequence(
            "commit V1 0 done, 2 rows of the next",
            "commit V1 0 done, 4 rows of the next",
            "commit V1 applied, V1 settled");
    assertThat(database.journal()).isEmpty();
    assertThat(run.heard(Event.BatchDone.class))
        .extracting(batch -> batch.done().rows())
        .containsExactly(2L, 4L, 5L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "commit V1 0 done, 2 rows of the next",
        "after commit V1 0 done, 2 rows of the next",
        "commit V1 0 done, 4 rows of the next",
        "after commit V1 0 done, 4 rows of the next",
        "commit V1 applied, V1 settled",
        "after commit V1 applied, V1 settled"
      })
  void doesNoRowTwiceAfterALostConnection(String moment) {
    database.on(moment, FakeSession::loses);
    FakeRun.failure(Failure.Stopped.class, () -> run.upgrade("V1: " + BATCHED));
    next.upgrade("V1: " + BATCHED, "V2: TABLE b");
    assertThat(database.effects()).containsExactly(ALL.get(0), ALL.get(1), ALL.get(2), "TABLE b");
    assertThat(database.journal()).isEmpty();
  }

  @Test
  void saysThatAFirstBatchMayHaveBegun() {
    database.on("commit V1 0 done, 2 rows of the next", FakeSession::loses);
    assertThat(FakeRun.failure(Failure.Stopped.class, () -> run.upgrade("V1: " + BATCHED)).notes())
        .containsExactly(
            "`V1` is half applied or not begun; the next run finds out which, and continues");
  }

  @Test
  void keepsTheBatchesBeforeOneThatFails() {
    database.on("run " + ALL.get(1), session -> session.fails(Reason.ERROR));
    var finding = FakeRun.failure(Failure.Stopped.class, () -> run.upgrade("V1: " + BATCHED));
    assertThat(finding.notes())
        .containsExactly("`V1` is half applied; the next run continues where it stopped");
    assertThat(database.effects()).containsExactly(ALL.get(0));
    next.upgrade("V1: " + BATCHED);
    assertThat(database.effects()).isEqualTo(ALL);
    assertThat(next.heard(Event.Resumed.class))
        .singleElement()
        .satisfies(event -> assertThat(event.batch().orElseThrow().rows()).isEqualTo(2));
  }

  @Test
  void rollsBackAFirstBatchThatFails() {
    database.on("run " + ALL.get(0), session -> session.fails(Reason.ERROR));
    var finding = FakeRun.failure(Failure.Stopped.class, () -> run.upgrade("V1: " + BATCHED));
    assertThat(finding.notes()).containsExactly("`V1` was rolled back; nothing of it is applied");
    assertThat(database.journal()).isEmpty();
  }

  @Test
  void triesABatchAgainThatDidNotGetItsLocks() {
    database.on("run " + ALL.get(1), session -> session.fails(Reason.LOCK_TIMEOUT));
    run.upgrade("V1: " + BATCHED);
    assertThat(database.effects()).isEqualTo(ALL);
    assertThat(run.heard(Event.Retrying.class)).hasSize(1);
  }

  @Test
  void stopsBetweenBatches() {
    database.on("after commit V1 0 done, 2 rows of the next", session -> run.stop(FakeRun.SIGNAL));
    var finding = FakeRun.failure(Failure.Interrupted.class, () -> run.upgrade("V1: " + BATCHED));
    assertThat(finding.notes())
        .containsExactly("`V1` is half applied; the next run continues where it stopped");
    assertThat(database.journal()).containsExactly("V1 0 done, 2 rows of the next");
    next.upgrade("V1: " + BATCHED);
    assertThat(database.effects()).isEqualTo(ALL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // another statement, another key, and no directive
        "-- interlock: batch table=t key=id size=2\nUPDATE t SET m",
        "-- interlock: batch table=t key=other size=2\n" + UPDATE,
        UPDATE
      })
  void refusesToGoOnWithAnotherDivision(String edited) {
    database.on("run " + ALL.get(1), session -> session.fails(Reason.ERROR));
    FakeRun.failure(Failure.Stopped.class, () -> run.upgrade("V1: " + BATCHED));
    var finding = FakeRun.failure(Failure.Refused.class, () -> next.upgrade("V1: " + edited));
    assertThat(finding.code()).isEqualTo(Code.RESUME_EDITED);
    assertThat(database.effects()).containsExactly(ALL.get(0));
  }

  @Test
  void goesOnWithAnotherSize() {
    database.on("run " + ALL.get(1), session -> session.fails(Reason.ERROR));
    FakeRun.failure(Failure.Stopped.class, () -> run.upgrade("V1: " + BATCHED));
    next.upgrade("V1: " + BATCHED.replace("size=2", "size=4"));
    assertThat(database.effects()).containsExactly(ALL.get(0), above(2));
  }

  @Test
  void goesOnAfterTheStatementsAroundIt() {
    String history = "V1: TABLE a; " + "\n" + BATCHED + "; TABLE b";
    database.on("run TABLE b", session -> session.fails(Reason.ERROR));
    FakeRun.failure(Failure.Stopped.class, () -> run.upgrade(history));
    assertThat(database.journal()).containsExactly("V1 2 done");
    next.upgrade(history);
    assertThat(database.effects())
        .containsExactly("TABLE a", ALL.get(0), ALL.get(1), ALL.get(2), "TABLE b");
  }

  @Test
  void makesBatchesLargerThatAreQuick() {
    run.with(Settings.builder().batches(batches(Duration.ofSeconds(1))));
    run.upgrade("V1: " + BATCHED);
    assertThat(database.effects()).containsExactly(ALL.get(0), above(2));
  }

  @Test
  void makesBatchesSmallerThatOthersWaitFor() {
    database.holds(1000);
    run.with(Settings.builder().batches(batches(Duration.ofSeconds(10))));
    database.blocks(1);
    database.on(
        "run " + UPDATE + " WHERE (t.\"id\") <= (400)",
        session -> session.takes(Duration.ofSeconds(1)));
    run.upgrade("V1: " + BATCHED.replace("size=2", "size=400"));
    assertThat(database.effects().get(1)).isEqualTo(between(400, 600));
    assertThat(run.heard(Event.BatchDone.class).getFirst().took().waiting()).isEqualTo(1);
  }

  @Test
  void waitsForAStandbyThatLags() {
    database.lags(new StandbyLag(Duration.ofSeconds(30), false));
    clock.at(Duration.ofSeconds(5), () -> database.lags(StandbyLag.NONE));
    run.upgrade("V1: " + BATCHED);
    assertThat(run.heard(Event.BatchesPaused.class)).hasSize(1);
    assertThat(clock.now()).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
    assertThat(database.effects()).isEqualTo(ALL);
  }

  @Test
  void givesUpWaitingForAStandby() {
    database.lags(new StandbyLag(Duration.ofSeconds(30), false));
    assertThat(FakeRun.failure(Failure.Stopped.class, () -> run.upgrade("V1: " + BATCHED)).code())
        .isEqualTo(Code.STANDBY_LAGS);
    assertThat(database.effects()).isEmpty();
  }

  @Test
  void saysOnceThatALagIsHidden() {
    database.lags(new StandbyLag(Duration.ZERO, true));
    run.upgrade("V1: " + BATCHED);
    assertThat(run.heard(Event.Noticed.class)).hasSize(1);
  }

  @Test
  void sleepsBetweenBatches() {
    run.upgrade("V1: " + BATCHED.replace("size=2", "size=2 sleep=3s"));
    assertThat(clock.now()).isEqualTo(Duration.ofSeconds(6));
  }
}
