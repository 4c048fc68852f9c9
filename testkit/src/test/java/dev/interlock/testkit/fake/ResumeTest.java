package dev.interlock.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.dialect.StepFailure.Reason;
import dev.interlock.dialect.StepRunner.Remains;
import dev.interlock.event.Event;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that goes on where another one stopped. */
class ResumeTest {

  private static final String[] STEPS = {
    "V1: BEGIN; TABLE a; COMMIT; BEGIN; TABLE b; COMMIT; TABLE c"
  };

  private final FakeDatabase database = new FakeDatabase(new ManualClock());
  private final FakeRun run = new FakeRun(database, 1);
  private final FakeRun next = new FakeRun(database, 2);

  private void stops(String... history) {
    FakeRun.failure(Failure.Stopped.class, () -> run.upgrade(history));
  }

  @Test
  void goesOnAfterTheStepsThatCommitted() {
    database.on("run TABLE b", session -> session.fails(Reason.ERROR));
    stops(STEPS);
    assertThat(database.journal()).containsExactly("V1 2 done");
    assertThat(next.upgrade(STEPS)).containsExactly("V1");
    assertThat(database.effects()).containsExactly("TABLE a", "TABLE b", "TABLE c");
    assertThat(database.journal()).isEmpty();
    assertThat(next.heard(Event.Resumed.class))
        .extracting(Event.Resumed::statementsDone)
        .containsExactly(2);
  }

  @Test
  void goesOnWithTheSettingsOfTheStatementsThatRan() {
    String start = "V1: SET zone 1; BEGIN; TABLE a; COMMIT; ";
    database.on("run TABLE b", session -> session.fails(Reason.ERROR));
    stops(start + "TABLE b");
    assertThat(database.journal()).containsExactly("V1 3 done, SET zone 1");
    next.upgrade(start + "SET role 2; BEGIN; TABLE b; COMMIT; TABLE c");
    assertThat(database.trace())
        .containsSubsequence(
            "prepare SET zone 1; SET role 2",
            "commit V1 7 done, SET zone 1; SET role 2",
            "commit V1 applied, V1 settled");
  }

  @ParameterizedTest
  @ValueSource(strings = {"commit V1 applied", "after commit V1 applied"})
  void findsOutWhetherTheLastTransactionCommitted(String moment) {
    database.on(moment, FakeSession::loses);
    var finding = FakeRun.failure(Failure.Stopped.class, () -> run.upgrade("V1: TABLE a"));
    assertThat(finding.code()).isEqualTo(Code.CONNECTION_LOST);
    assertThat(finding.notes())
        .containsExactly(
            "`V1` is applied either completely or not at all; the next run finds out which");
    next.upgrade("V1: TABLE a", "V2: TABLE b");
    assertThat(database.effects()).containsExactly("TABLE a", "TABLE b");
    assertThat(database.rows()).containsExactly("V1 applied", "V2 applied");
  }

  @ParameterizedTest
  @ValueSource(strings = {"commit V1 2 done", "after commit V1 2 done"})
  void findsOutWhetherTheFirstStepCommitted(String moment) {
    database.on(moment, FakeSession::loses);
    stops(STEPS);
    assertThat(next.upgrade(STEPS)).containsExactly("V1");
    assertThat(database.effects()).containsExactly("TABLE a", "TABLE b", "TABLE c");
    assertThat(database.journal()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void settlesAStatementWhoseAnswerWasLost(Remains remains) {
    database.on(
        "run INDEX i",
        session -> {
          session.leaves(remains);
          session.loses();
        });
    stops("V1: INDEX i; TABLE a");
    assertThat(database.journal()).containsExactly("V1 0 done, next in flight");
    assertThat(next.upgrade("V1: INDEX i; TABLE a")).containsExactly("V1");
    assertThat(database.times("run INDEX i")).hasSize(remains == Remains.WHOLE ? 1 : 2);
    assertThat(database.effects()).containsExactly("INDEX i", "TABLE a");
    assertThat(database.journal()).isEmpty();
    assertThat(database.trace()).contains("settle INDEX i unknown");
  }

  @Test
  void doesNotObserveAgainWhatTheFirstAttemptMayHaveChanged() {
    database.on(
        "run INDEX i",
        session -> {
          session.leaves(Remains.PART);
          session.loses();
        });
    stops("V1: INDEX i");
    next.upgrade("V1: INDEX i");
    assertThat(database.times("observe INDEX i")).hasSize(1);
  }

  @Test
  void runsAStatementAgainThatWasJournaledAndNotStarted() {
    database.on("after record V1 0 done, next in flight", FakeSession::loses);
    stops("V1: INDEX i");
    assertThat(next.upgrade("V1: INDEX i")).containsExactly("V1");
    assertThat(database.effects()).containsExactly("INDEX i");
  }

  @Test
  void saysThatAStatementMayHaveCommittedAPart() {
    database.on(
        "run INDEX i",
        session -> {
          session.leaves(Remains.PART);
          session.fails(Reason.ERROR);
        });
    var finding = FakeRun.failure(Failure.Stopped.class, () -> run.upgrade("V1: INDEX i"));
    assertThat(finding.notes().getFirst()).contains("may have committed part of its work");
    assertThat(database.journal()).containsExactly("V1 0 done");
    assertThat(next.upgrade("V1: INDEX j")).containsExactly("V1");
  }

  @Test
  void hasNotBegunWhereTheFirstStatementLeftNothing() {
    database.on("run INDEX i", session -> session.fails(Reason.ERROR));
    var finding = FakeRun.failure(Failure.Stopped.class, () -> run.upgrade("V1: INDEX i; TABLE a"));
    assertThat(finding.notes())
        .containsExactly("`V1` left nothing behind; nothing of it is applied");
    assertThat(database.journal()).isEmpty();
    assertThat(next.upgrade("V1: TABLE z")).containsExactly("V1");
  }

  @Test
  void failsWhereAStatementSucceededAndLeftNoValidObject() {
    database.on("after run INDEX i", session -> session.leaves(Remains.NOTHING));
    var finding = FakeRun.failure(Failure.Stopped.class, () -> run.upgrade("V1: INDEX i"));
    assertThat(finding.code()).isEqualTo(Code.INVALID_INDEX);
    assertThat(database.rows()).isEmpty();
    assertThat(database.journal()).isEmpty();
  }

  @Test
  void refusesToGoOnWhereAStatementThatRanWasEdited() {
    database.on("run TABLE b", session -> session.fails(Reason.ERROR));
    stops(STEPS);
    var finding =
        FakeRun.failure(
            Failure.Refused.class,
            () -> next.upgrade("V1: BEGIN; TABLE z; COMMIT; BEGIN; TABLE b; COMMIT; TABLE c"));
    assertThat(finding.code()).isEqualTo(Code.RESUME_EDITED);
    assertThat(database.effects()).containsExactly("TABLE a");
  }

  @Test
  void runsAloneAgainWhatTheServerRefusedInATransaction() {
    database.on(
        "run SPACE s", session -> session.fails(Reason.NOT_IN_TRANSACTION), FakeSession::loses);
    stops("V1: TABLE a; SPACE s; TABLE b");
    assertThat(next.upgrade("V1: TABLE a; SPACE s; TABLE b")).containsExactly("V1");
    assertThat(database.times("run SPACE s")).hasSize(3);
    assertThat(database.effects()).containsExactly("TABLE a", "SPACE s", "TABLE b");
  }
}
