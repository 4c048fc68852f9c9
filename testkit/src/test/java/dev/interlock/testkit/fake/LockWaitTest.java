package dev.interlock.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.apply.Settings;
import dev.interlock.event.Event;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.ledger.AppliedKind;
import dev.interlock.ledger.Holder;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.RunId;
import dev.interlock.ledger.Token;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The wait for a lock that another run holds. */
class LockWaitTest {

  private static final String[] HISTORY = {"V1: TABLE a"};

  private final ManualClock clock = new ManualClock();
  private final FakeDatabase database = new FakeDatabase(clock);
  private final FakeRun run = new FakeRun(database, 1);
  private final FakeRun other = new FakeRun(database, 2);

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  private void releasedAt(Duration moment, Token token, LedgerWrite... lastWords) {
    clock.at(moment, () -> other.target().unlock(token, List.of(lastWords)));
  }

  @Test
  void takesNoLockWhereThereIsNothingToDo() {
    run.upgrade(HISTORY);
    int before = database.trace().size();
    assertThat(new FakeRun(database, 3).upgrade(HISTORY)).isEmpty();
    assertThat(database.trace()).hasSize(before);
  }

  @Test
  void waitsUntilTheOtherRunEndsAndReportsEveryTenSeconds() {
    releasedAt(seconds(35), other.lock(seconds(60)));
    assertThat(run.upgrade(HISTORY)).containsExactly("V1");
    List<Event.WaitingForLock> reports = run.heard(Event.WaitingForLock.class);
    assertThat(reports).hasSize(4);
    for (int i = 0; i < 4; i++) {
      long late = reports.get(i).waited().toMillis() - 10_000L * i;
      assertThat(late).isBetween(0L, 500L * i);
    }
    assertThat(reports.getFirst().held().holder().host()).isEqualTo("web-2");
    assertThat(clock.now()).isBetween(seconds(35), Duration.ofMillis(35_500));
  }

  @Test
  void pollsSeldomAfterAWhileAndNeverInStep() {
    releasedAt(seconds(60), other.lock(seconds(90)));
    var polls = new ArrayList<Long>();
    for (int i = 0; i < 500; i++) {
      database.on("try lock", session -> polls.add(clock.now().toMillis()));
    }
    run.upgrade(HISTORY);
    assertThat(polls).hasSizeBetween(60_000 / 500, 60_000 / 250 + 20).doesNotHaveDuplicates();
    List<Long> pauses =
        IntStream.range(1, polls.size()).mapToObj(i -> polls.get(i) - polls.get(i - 1)).toList();
    assertThat(pauses.getFirst()).isBetween(10L, 20L);
    assertThat(pauses).allMatch(pause -> pause <= 500);
    assertThat(pauses.stream().distinct()).hasSizeGreaterThan(50);
  }

  @Test
  void givesUpAfterTheConfiguredWait() {
    other.lock(Duration.ofHours(1));
    run.with(Settings.builder().lockWait(new Settings.LockWait(seconds(15))));
    var finding = FakeRun.failure(Failure.Unavailable.class, () -> run.upgrade(HISTORY));
    assertThat(finding.code()).isEqualTo(Code.LOCK_WAIT);
    assertThat(finding.message())
        .contains("still held by web-2, process 2, run 00000002 after 15 s");
    assertThat(clock.now()).isBetween(seconds(15), seconds(16));
    assertThat(database.effects()).isEmpty();
  }

  @Test
  void doesNothingWhereTheOtherRunDidTheWork() {
    releasedAt(seconds(5), other.lock(seconds(60)), applied());
    assertThat(run.upgrade(HISTORY)).isEmpty();
    assertThat(database.effects()).isEmpty();
    assertThat(database.trace()).endsWith("lock 2", "unlock done");
  }

  @Test
  void doesNotTakeTheLockWhereItSeesThatTheOtherRunDidTheWork() {
    Token token = other.lock(seconds(60));
    database.on("read lock", session -> other.target().unlock(token, List.of(applied())));
    assertThat(run.upgrade(HISTORY)).isEmpty();
    assertThat(database.trace()).doesNotContain("lock 2");
  }

  /** The row of the first migration, as the other run records it. */
  private static LedgerWrite applied() {
    var migration = TinyHistory.of(HISTORY).all().getFirst();
    return LedgerWrite.Apply.of(migration, AppliedKind.APPLIED, new RunId("00000002"));
  }

  @Test
  void takesOverALockWhoseLeaseIsOverAndEndsTheSessionOfItsRun() {
    other.lock(seconds(30));
    assertThat(run.upgrade(HISTORY)).containsExactly("V1");
    assertThat(clock.now()).isBetween(seconds(30), seconds(31));
    assertThat(database.trace())
        .containsExactly(
            "create ledger",
            "lock 1",
            "lock 2",
            "evict 00000002",
            "begin",
            "run TABLE a",
            "commit V1 applied",
            "unlock done");
    assertThat(run.heard(Event.LockTakenOver.class))
        .extracting(event -> event.from())
        .containsExactly(new Holder(new RunId("00000002"), "web-2", 2));
    assertThat(
            FakeRun.failure(Failure.class, () -> other.upgrade("V1: TABLE a", "V2: TABLE b"))
                .code())
        .isEqualTo(Code.CONNECTION_LOST);
  }

  @Test
  void endsTheSessionsAlsoOfTheRunsThatItsPredecessorLeft() {
    other.lock(seconds(1));
    clock.advance(seconds(2));
    var second = new FakeRun(database, 3);
    database.on("evict 00000002", FakeSession::loses);
    FakeRun.failure(Failure.Unavailable.class, () -> second.upgrade(HISTORY));
    assertThat(run.upgrade(HISTORY)).containsExactly("V1");
    assertThat(database.trace()).containsSubsequence("lock 3", "evict 00000002 00000003", "begin");
  }

  @Test
  void givesTheLockBackWhereItCannotEndTheSessionsOfOthers() {
    other.lock(seconds(1));
    clock.advance(seconds(2));
    database.on("evict 00000002", session -> run.stop(FakeRun.SIGNAL));
    FakeRun.failure(Failure.Interrupted.class, () -> run.upgrade(HISTORY));
    assertThat(new FakeRun(database, 3).upgrade(HISTORY)).containsExactly("V1");
    assertThat(clock.now()).isEqualTo(seconds(2));
    assertThat(database.trace()).containsSubsequence("lock 3", "evict 00000002", "begin");
  }

  @Test
  void isDoneAlsoWhereTheLockCannotBeGivenBack() {
    database.on("unlock done", FakeSession::loses);
    assertThat(run.upgrade(HISTORY)).containsExactly("V1");
    assertThat(run.heard(Event.Noticed.class))
        .extracting(event -> event.finding().code())
        .containsExactly(Code.LOCK_LOST);
    assertThat(other.upgrade("V1: TABLE a", "V2: TABLE b")).containsExactly("V2");
    assertThat(clock.now()).isBetween(seconds(30), seconds(31));
  }

  @Test
  void decidesAgainUnderTheLockFromWhatTheOtherRunLeft() {
    releasedAt(seconds(5), other.lock(seconds(60)), applied());
    assertThat(run.upgrade("V1: TABLE a", "V2: TABLE b")).containsExactly("V2");
    assertThat(database.effects()).containsExactly("TABLE b");
  }
}
