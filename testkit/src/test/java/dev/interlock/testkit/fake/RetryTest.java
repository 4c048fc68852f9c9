package dev.interlock.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.apply.Settings;
import dev.interlock.dialect.Activity;
import dev.interlock.dialect.Activity.Blocker;
import dev.interlock.dialect.Activity.Waiting;
import dev.interlock.dialect.StepFailure.Reason;
import dev.interlock.dialect.StepRunner.Remains;
import dev.interlock.event.Event;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Attempts at a step that other sessions prevent. */
class RetryTest {

  private final FakeDatabase database = new FakeDatabase(new ManualClock());
  private final FakeRun run = new FakeRun(database, 1);

  private void fails(String line, Reason reason, int times) {
    Collections.nCopies(times, reason)
        .forEach(each -> database.on(line, session -> session.fails(each)));
  }

  @ParameterizedTest
  @EnumSource(names = {"LOCK_TIMEOUT", "CONFLICT"})
  void retriesAStepThatOtherSessionsPrevent(Reason reason) {
    fails("run TABLE b", reason, 2);
    assertThat(run.upgrade("V1: TABLE a; TABLE b")).containsExactly("V1");
    assertThat(database.trace())
        .containsExactly(
            "create ledger",
            "lock 1",
            "begin",
            "run TABLE a",
            "run TABLE b",
            "begin",
            "run TABLE a",
            "run TABLE b",
            "begin",
            "run TABLE a",
            "run TABLE b",
            "commit V1 applied",
            "unlock done");
    assertThat(database.effects()).containsExactly("TABLE a", "TABLE b");
  }

  @Test
  void doublesThePauseUpToTenSecondsAndShortensItAtRandom() {
    fails("run TABLE a", Reason.LOCK_TIMEOUT, 8);
    run.upgrade("V1: TABLE a");
    List<Long> longest = List.of(250L, 500L, 1000L, 2000L, 4000L, 8000L, 10_000L, 10_000L);
    List<Long> pauses =
        run.heard(Event.Retrying.class).stream().map(r -> r.pause().toMillis()).toList();
    assertThat(pauses).hasSameSizeAs(longest);
    for (int i = 0; i < pauses.size(); i++) {
      assertThat(pauses.get(i)).isBetween(longest.get(i) / 2, longest.get(i));
    }
    assertThat(pauses).isNotEqualTo(longest).doesNotHaveDuplicates();
    assertThat(database.clock().now().toMillis())
        .isEqualTo(pauses.stream().mapToLong(Long::longValue).sum());
  }

  @Test
  void givesUpAfterTheConfiguredNumberOfRetries() {
    fails("run TABLE a", Reason.LOCK_TIMEOUT, 9);
    run.with(Settings.builder().lockRetries(new Settings.LockRetries(3)));
    var finding = FakeRun.failure(Failure.Stopped.class, () -> run.upgrade("V1: TABLE a"));
    assertThat(finding.code()).isEqualTo(Code.BLOCKED);
    assertThat(finding.notes()).containsExactly("`V1` was rolled back; nothing of it is applied");
    assertThat(database.times("run TABLE a")).hasSize(4);
    assertThat(run.heard(Event.Retrying.class))
        .extracting(Event.Retrying::attempt)
        .containsExactly(new Event.Attempt(1, 4), new Event.Attempt(2, 4), new Event.Attempt(3, 4));
    assertThat(database.ended()).containsExactly("stopped " + Code.BLOCKED + " V1__tiny.sql:1:1");
  }

  @ParameterizedTest
  @EnumSource(names = {"ERROR", "NOT_ALLOWED"})
  void doesNotRetryAStatementThatIsWrong(Reason reason) {
    fails("run TABLE b", reason, 1);
    var finding =
        FakeRun.failure(
            Failure.Stopped.class,
            () -> run.upgrade("V1: TABLE a; TABLE b", "V2: TABLE c", "V3: TABLE d"));
    assertThat(finding.notes())
        .containsExactly(
            "`V1` was rolled back; nothing of it is applied", "still to run: V1, V2, V3");
    assertThat(database.times("begin")).hasSize(1);
    assertThat(database.effects()).isEmpty();
    assertThat(database.trace().getLast()).startsWith("unlock stopped");
  }

  @Test
  void retriesAStatementOutsideATransactionFromWhatIsLeftOfIt() {
    fails("run INDEX i", Reason.LOCK_TIMEOUT, 1);
    assertThat(run.upgrade("V1: TABLE a; INDEX i")).containsExactly("V1");
    assertThat(database.trace())
        .containsExactly(
            "create ledger",
            "lock 1",
            "begin",
            "run TABLE a",
            "commit V1 1 done",
            "observe INDEX i",
            "record V1 1 done, next in flight",
            "run INDEX i",
            "settle INDEX i failed",
            "record V1 1 done",
            "observe INDEX i",
            "record V1 1 done, next in flight",
            "run INDEX i",
            "settle INDEX i succeeded",
            "record V1 applied, V1 settled",
            "unlock done");
    assertThat(database.effects()).containsExactly("TABLE a", "INDEX i");
  }

  @Test
  void takesAStatementForDoneThatFailedWithItsWholeEffect() {
    database.on(
        "run INDEX i",
        session -> {
          session.leaves(Remains.WHOLE);
          session.fails(Reason.ERROR);
        });
    assertThat(run.upgrade("V1: INDEX i")).containsExactly("V1");
    assertThat(database.effects()).containsExactly("INDEX i");
  }

  @Test
  void retriesTheLedgerRowOfAStatementThatRanWithoutRunningItAgain() {
    fails("record V1 applied, V1 settled", Reason.CONFLICT, 2);
    assertThat(run.upgrade("V1: INDEX i")).containsExactly("V1");
    assertThat(database.times("run INDEX i")).hasSize(1);
    assertThat(database.rows()).containsExactly("V1 applied");
  }

  @Test
  void runsAStatementByItselfThatTheServerRefusesInATransaction() {
    fails("run SPACE s", Reason.NOT_IN_TRANSACTION, 1);
    assertThat(run.upgrade("V1: TABLE a; SPACE s; TABLE b")).containsExactly("V1");
    assertThat(database.trace())
        .containsSubsequence(
            "run SPACE s",
            "commit V1 1 done",
            "record V1 1 done, next in flight",
            "run SPACE s",
            "record V1 2 done",
            "run TABLE b",
            "commit V1 applied, V1 settled");
    assertThat(database.effects()).containsExactly("TABLE a", "SPACE s", "TABLE b");
  }

  @Test
  void saysWhoBlockedTheStep() {
    var blocker = new Blocker(4711, "psql", Duration.ofSeconds(12), "idle in transaction");
    database.on(
        "run TABLE a",
        session -> {
          session.waits(
              Duration.ofSeconds(2),
              new Activity(Waiting.LOCK, List.of(blocker), Optional.empty()));
          session.fails(Reason.LOCK_TIMEOUT);
        });
    run.with(Settings.builder().lockRetries(new Settings.LockRetries(0)));
    var finding = FakeRun.failure(Failure.Stopped.class, () -> run.upgrade("V1: TABLE a"));
    assertThat(finding.notes()).contains("blocked by " + blocker);
    assertThat(run.heard(Event.Blocked.class)).hasSize(1);
  }
}
