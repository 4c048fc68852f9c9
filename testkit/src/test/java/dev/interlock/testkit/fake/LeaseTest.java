package dev.interlock.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.apply.Settings;
import dev.interlock.dialect.Activity;
import dev.interlock.dialect.Activity.Waiting;
import dev.interlock.dialect.StepFailure.Reason;
import dev.interlock.event.Event;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.ledger.LockState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The lease of the lock, and the fence that protects the database when it is lost. */
class LeaseTest {

  private static final Duration LEASE = Duration.ofSeconds(30);

  private final ManualClock clock = new ManualClock();
  private final FakeDatabase database = new FakeDatabase(clock);
  private final FakeRun run = new FakeRun(database, 1);
  private final FakeRun other = new FakeRun(database, 2);

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  /** Suspends the run until its lease is over, and lets the other run do the same work. */
  private void isOvertaken(FakeSession session) {
    clock.suspend(LEASE.plusSeconds(1));
    other.upgrade("V1: TABLE a; INDEX i");
  }

  @Test
  void renewsTheLeaseEachThirdOfItWhileALongStepRuns() {
    database.on("run INDEX i", session -> session.takes(seconds(65)));
    var remaining = new ArrayList<Duration>();
    for (long second = 1; second < 65; second++) {
      clock.at(
          seconds(second),
          () -> remaining.add(((LockState.Held) other.target().readLock()).remaining()));
    }
    assertThat(run.upgrade("V1: INDEX i")).containsExactly("V1");
    assertThat(database.times("renew V1"))
        .containsExactly(
            seconds(10), seconds(20), seconds(30), seconds(40), seconds(50), seconds(60));
    assertThat(remaining).hasSize(64).allMatch(left -> left.compareTo(seconds(20)) >= 0);
  }

  @Test
  void opensNoSecondSessionForShortSteps() {
    for (String table : List.of("a", "b", "c")) {
      database.on("run TABLE " + table, session -> session.takes(Duration.ofMillis(550)));
    }
    run.upgrade("V1: TABLE a", "V2: TABLE b", "V3: TABLE c");
    assertThat(database.trace()).doesNotContain("open monitor");
  }

  @Test
  void closesTheSecondSessionWithTheRun() {
    database.on("run TABLE a", session -> session.takes(seconds(1)));
    run.upgrade("V1: TABLE a");
    assertThat(database.trace())
        .containsSubsequence(
            "run TABLE a", "open monitor", "commit V1 applied", "close monitor", "unlock done");
  }

  @Test
  void opensTheSecondSessionAgainAfterItFailed() {
    database.on("run INDEX i", session -> session.takes(seconds(25)));
    database.on("renew V1", session -> session.fails(Reason.CONNECTION_LOST));
    run.upgrade("V1: INDEX i");
    assertThat(database.times("open monitor")).hasSize(2);
    assertThat(database.times("renew V1"))
        .containsExactly(seconds(10), Duration.ofMillis(10_200), Duration.ofMillis(20_200));
  }

  @Test
  void keepsTheLockInATransactionThatOutlastsTheLease() {
    database.on("run TABLE a", session -> session.takes(seconds(100)));
    clock.at(seconds(90), () -> assertThat(other.tryLock(LEASE)).isEmpty());
    database.on(
        "after commit V1 applied",
        session -> {
          var held = (LockState.Held) other.target().readLock();
          assertThat(held.remaining()).isGreaterThan(seconds(15));
        });
    assertThat(run.upgrade("V1: TABLE a", "V2: TABLE b")).containsExactly("V1", "V2");
  }

  @Test
  void stopsARunThatLostItsLockInsideAStatementOutsideATransaction() {
    database.on(
        "run INDEX i",
        session -> {
          clock.suspend(LEASE.plusSeconds(1));
          other.lock(LEASE);
          session.takes(seconds(60));
        });
    var finding =
        FakeRun.failure(Failure.Stopped.class, () -> run.upgrade("V1: INDEX i", "V2: TABLE b"));
    assertThat(finding.code()).isEqualTo(Code.LOCK_LOST);
    assertThat(finding.notes())
        .contains(
            "`V1` is half applied; the next run continues where it stopped",
            "still to run: V1, V2");
    assertThat(clock.now()).isLessThan(seconds(32));
    assertThat(database.effects()).isEmpty();
    assertThat(database.journal()).containsExactly("V1 0 done, next in flight");
    assertThat(run.heard(Event.Noticed.class)).hasSize(1);
  }

  @Test
  void appliesNothingTwiceWhereTheLockIsLostBeforeATransaction() {
    database.on("begin", this::isOvertaken);
    var finding = FakeRun.failure(Failure.Stopped.class, () -> run.upgrade("V1: TABLE a; INDEX i"));
    assertThat(finding.code()).isEqualTo(Code.LOCK_LOST);
    assertThat(database.effects()).containsExactly("TABLE a", "INDEX i");
    assertThat(database.rows()).containsExactly("V1 applied");
    assertThat(database.journal()).isEmpty();
    assertThat(database.ended()).containsExactly("done");
  }

  @Test
  void appliesNothingTwiceWhereTheLockIsLostBeforeTheJournalIsWritten() {
    database.on("record V1 1 done, next in flight", this::isOvertaken);
    var finding = FakeRun.failure(Failure.Stopped.class, () -> run.upgrade("V1: TABLE a; INDEX i"));
    assertThat(finding.code()).isEqualTo(Code.LOCK_LOST);
    assertThat(database.effects()).containsExactly("TABLE a", "INDEX i");
    assertThat(database.rows()).containsExactly("V1 applied");
  }

  @Test
  void isFencedWhereAnotherSessionTookTheLockWithoutEndingThisOne() {
    database.on(
        "begin",
        session -> {
          clock.suspend(LEASE.plusSeconds(1));
          other.lock(LEASE);
        });
    var finding = FakeRun.failure(Failure.Stopped.class, () -> run.upgrade("V1: TABLE a"));
    assertThat(finding.code()).isEqualTo(Code.LOCK_LOST);
    assertThat(finding.notes()).contains("`V1` was rolled back; nothing of it is applied");
    assertThat(database.effects()).isEmpty();
    assertThat(other.target().readLock()).isInstanceOf(LockState.Held.class);
  }

  @Test
  void saysThatTheLockIsLostWhereTheNextRunEndedTheSession() {
    database.on("run INDEX i", this::isOvertaken);
    var finding = FakeRun.failure(Failure.Stopped.class, () -> run.upgrade("V1: TABLE a; INDEX i"));
    assertThat(finding.code()).isEqualTo(Code.LOCK_LOST);
    assertThat(database.effects()).containsExactly("TABLE a", "INDEX i");
  }

  @Test
  void leavesTheRestOfTheLeaseAfterALostConnection() {
    database.on("run TABLE a", FakeSession::loses);
    var finding = FakeRun.failure(Failure.Stopped.class, () -> run.upgrade("V1: TABLE a"));
    assertThat(finding.code()).isEqualTo(Code.CONNECTION_LOST);
    clock.advance(Duration.ofMillis(1));
    assertThat(other.upgrade("V1: TABLE a")).containsExactly("V1");
    assertThat(clock.now()).isLessThan(seconds(1));
  }

  @Test
  void cancelsAConcurrentBuildThatWaitsForOldTransactionsBeyondItsBudget() {
    var waiting = new Activity(Waiting.SNAPSHOTS, List.of(), Optional.empty());
    database.on("run INDEX i", session -> session.waits(seconds(100), waiting));
    run.with(Settings.builder().snapshotWait(new Settings.SnapshotWait(seconds(20))));
    var finding = FakeRun.failure(Failure.Stopped.class, () -> run.upgrade("V1: INDEX i"));
    assertThat(finding.code()).isEqualTo(Code.SNAPSHOT_WAIT);
    assertThat(clock.now()).isBetween(seconds(20), seconds(21));
    assertThat(finding.notes()).contains("`V1` left nothing behind; nothing of it is applied");
    assertThat(database.journal()).isEmpty();
  }

  @Test
  void retriesAConcurrentBuildThatWaitsForALockBeyondTheLockTimeout() {
    var waiting = new Activity(Waiting.LOCK, List.of(), Optional.empty());
    database.on("run INDEX i", session -> session.waits(seconds(100), waiting));
    assertThat(run.upgrade("V1: INDEX i")).containsExactly("V1");
    assertThat(run.heard(Event.Retrying.class)).hasSize(1);
    assertThat(run.heard(Event.Retrying.class).getFirst().why().code()).isEqualTo(Code.BLOCKED);
    assertThat(clock.now()).isLessThan(seconds(4));
  }
}
