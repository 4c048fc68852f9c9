package dev.interlock.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.apply.Cancellation.Cause;
import dev.interlock.dialect.StepFailure.Reason;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.ledger.LedgerDetail;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.LockState;
import dev.interlock.testkit.fake.FakeRun.Upgrade;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A signal or the deadline at every stage of a run, and the run after it. */
class StopTest {

  private static final String[] HISTORY = {
    "V1: TABLE a; TABLE b", "V2: TABLE c; INDEX i; TABLE d", "V3: TABLE e"
  };

  /** The two requests to stop that come from outside. */
  enum Stop {
    SIGNAL(Failure.Interrupted.class, Failure.Interrupted.class, "SIGTERM"),
    DEADLINE(Failure.Stopped.class, Failure.Unavailable.class, "the deadline of 20 s");

    private final Class<? extends Failure> kind;
    private final Class<? extends Failure> kindBeforeTheLock;
    private final String words;

    Stop(Class<? extends Failure> kind, Class<? extends Failure> kindBeforeTheLock, String words) {
      this.kind = kind;
      this.kindBeforeTheLock = kindBeforeTheLock;
      this.words = words;
    }

    Cause cause() {
      return this == SIGNAL ? FakeRun.SIGNAL : FakeRun.DEADLINE;
    }

    Code code() {
      return this == SIGNAL ? Code.INTERRUPTED : Code.DEADLINE;
    }
  }

  private final ManualClock clock = new ManualClock();
  private final FakeDatabase database = new FakeDatabase(clock);
  private final FakeRun run = new FakeRun(database, 1);

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  /** Requests the stop at this moment of the run. */
  private void at(String moment, Stop stop) {
    database.on(moment, session -> run.stop(stop.cause()));
  }

  /** Requests the stop while the line's statement takes time. */
  private void during(String line, Stop stop) {
    database.on(line, session -> session.takes(seconds(60)));
    clock.at(seconds(20), () -> run.stop(stop.cause()));
  }

  private Finding stops(Stop stop) {
    Finding finding = FakeRun.failure(stop.kind, () -> run.upgrade(HISTORY));
    assertThat(finding.code()).isEqualTo(stop.code());
    assertThat(finding.message()).startsWith(stop.words);
    assertThat(run.target().readLock()).isInstanceOf(LockState.Free.class);
    assertThat(database.ended()).hasSize(1);
    assertThat(database.ended().getFirst()).endsWith(stop.code().toString());
    return finding;
  }

  /** The run after it does what is left, and nothing twice. */
  private void isFinishedByTheNextRun() {
    new FakeRun(database, 2).upgrade(HISTORY);
    assertThat(database.rows()).containsExactly("V1 applied", "V2 applied", "V3 applied");
    assertThat(database.journal()).isEmpty();
    assertThat(database.effects())
        .containsExactly("TABLE a", "TABLE b", "TABLE c", "INDEX i", "TABLE d", "TABLE e");
  }

  @ParameterizedTest
  @EnumSource
  void startsNothingAfterARequestBeforeTheRun(Stop stop) {
    run.stop(stop.cause());
    Finding finding = stops(stop);
    assertThat(finding.notes()).containsExactly("`V1` was not started", "still to run: V1, V2, V3");
    isFinishedByTheNextRun();
  }

  @ParameterizedTest
  @CsvSource({
    "read ledger, SIGNAL",
    "read ledger, DEADLINE",
    "create ledger, SIGNAL",
    "create ledger, DEADLINE",
    "try lock, SIGNAL",
    "try lock, DEADLINE"
  })
  void stopsAtEachStatementBeforeTheLock(String statement, Stop stop) {
    at(statement, stop);
    Finding finding = FakeRun.failure(stop.kindBeforeTheLock, () -> run.upgrade(HISTORY));
    assertThat(finding.code()).isEqualTo(stop.code());
    assertThat(finding.message())
        .startsWith(stop.words)
        .endsWith("the wait for the migration lock; nothing was changed.");
    boolean canRecord = statement.equals("try lock"); // Only then is there a ledger.
    assertThat(database.ended())
        .hasSize(canRecord ? 1 : 0)
        .allSatisfy(row -> assertThat(row).endsWith(stop.code().toString()));
    isFinishedByTheNextRun();
  }

  @ParameterizedTest
  @EnumSource
  void stopsTheWaitForTheLock(Stop stop) {
    var other = new FakeRun(database, 9);
    var token = other.lock(seconds(60));
    clock.at(seconds(20), () -> run.stop(stop.cause()));
    Finding finding = FakeRun.failure(stop.kindBeforeTheLock, () -> run.upgrade(HISTORY));
    assertThat(finding.code()).isEqualTo(stop.code());
    assertThat(clock.now()).isEqualTo(seconds(20));
    other.target().unlock(token, List.of());
    isFinishedByTheNextRun();
  }

  @ParameterizedTest
  @EnumSource
  void stopsTheReadingOfTheLedgerUnderTheLock(Stop stop) {
    database.on("read ledger", session -> {}, session -> run.stop(stop.cause()));
    stops(stop);
    assertThat(database.effects()).isEmpty();
    isFinishedByTheNextRun();
  }

  @ParameterizedTest
  @EnumSource
  void stopsBetweenMigrations(Stop stop) {
    at("after commit V1 applied", stop);
    Finding finding = stops(stop);
    assertThat(finding.notes()).containsExactly("`V2` was not started", "still to run: V2, V3");
    assertThat(database.rows()).containsExactly("V1 applied");
    isFinishedByTheNextRun();
  }

  @ParameterizedTest
  @EnumSource
  void rollsBackATransaction(Stop stop) {
    during("run TABLE b", stop);
    Finding finding = stops(stop);
    assertThat(finding.notes())
        .containsExactly(
            "`V1` was rolled back; nothing of it is applied", "still to run: V1, V2, V3");
    assertThat(clock.now()).isEqualTo(seconds(20));
    assertThat(database.effects()).isEmpty();
    assertThat(database.rows()).isEmpty();
    isFinishedByTheNextRun();
  }

  @ParameterizedTest
  @EnumSource
  void leavesAStatementOutsideATransactionToTheNextRun(Stop stop) {
    during("run INDEX i", stop);
    Finding finding = stops(stop);
    assertThat(finding.notes().getFirst())
        .isEqualTo("`V2` is half applied; the next run continues where it stopped");
    assertThat(clock.now()).isEqualTo(seconds(20));
    assertThat(database.trace()).doesNotContain("settle INDEX i failed");
    assertThat(database.effects()).containsExactly("TABLE a", "TABLE b", "TABLE c");
    assertThat(database.journal()).containsExactly("V2 1 done, next in flight");
    isFinishedByTheNextRun();
    assertThat(database.trace()).contains("settle INDEX i unknown");
  }

  @ParameterizedTest
  @EnumSource
  void stopsBetweenAStatementOutsideATransactionAndItsRecord(Stop stop) {
    at("record V2 2 done", stop);
    stops(stop);
    assertThat(database.journal()).containsExactly("V2 1 done, next in flight");
    isFinishedByTheNextRun();
    assertThat(database.times("run INDEX i")).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void stopsThePauseBeforeARetry(Stop stop) {
    for (int i = 0; i < 10; i++) {
      database.on("run TABLE d", session -> session.fails(Reason.LOCK_TIMEOUT));
    }
    clock.at(seconds(20), () -> run.stop(stop.cause()));
    Finding finding = stops(stop);
    assertThat(finding.notes().getFirst())
        .isEqualTo("`V2` is half applied; the next run continues where it stopped");
    assertThat(clock.now()).isEqualTo(seconds(20));
    assertThat(database.journal()).containsExactly("V2 2 done");
    database.forget("run TABLE d");
    isFinishedByTheNextRun();
  }

  @ParameterizedTest
  @EnumSource
  void stopsTheVerification(Stop stop) {
    at("record guard", stop);
    var upgrade = new Upgrade(TinyHistory.of(HISTORY), () -> List.of(new LedgerWrite.Guard(true)));
    Finding finding = FakeRun.failure(stop.kind, () -> run.carryOut(upgrade));
    assertThat(finding.code()).isEqualTo(stop.code());
    assertThat(run.target().readLedger(LedgerDetail.ROWS).guarded()).isFalse();
    isFinishedByTheNextRun();
  }

  @ParameterizedTest
  @EnumSource
  void releasesTheLockAtTheSecondAttemptIfARequestCancelledTheFirst(Stop stop) {
    at("unlock done", stop);
    assertThat(run.upgrade(HISTORY)).containsExactly("V1", "V2", "V3");
    assertThat(database.times("unlock done")).hasSize(2);
    assertThat(run.target().readLock()).isInstanceOf(LockState.Free.class);
    isFinishedByTheNextRun();
  }

  @Test
  void cancelsAgainAStatementThatStartedAfterTheRequest() {
    database.on(
        "run INDEX i",
        session -> {
          run.stop(FakeRun.SIGNAL);
          session.ignoresCancel();
          session.takes(seconds(60));
        });
    stops(Stop.SIGNAL);
    assertThat(clock.now()).isEqualTo(Duration.ofMillis(200));
    isFinishedByTheNextRun();
  }

  @Test
  void reportsALostConnectionWithoutAnAnswerAboutTheTransaction() {
    database.on("commit V1 applied", FakeSession::loses);
    Finding finding = FakeRun.failure(Failure.Stopped.class, () -> run.upgrade(HISTORY));
    assertThat(finding.notes().getFirst())
        .isEqualTo("`V1` is applied either completely or not at all; the next run finds out which");
    assertThat(database.effects()).isEmpty();
    isFinishedByTheNextRun();
  }
}
