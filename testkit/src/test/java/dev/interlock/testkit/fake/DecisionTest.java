package dev.interlock.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.apply.Decision;
import dev.interlock.apply.Intent;
import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.StepFailure.Reason;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.ledger.Ledger;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.LockState;
import dev.interlock.testkit.fake.FakeRun.Upgrade;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Decisions before the lock and under it, and what is recorded besides migrations. */
class DecisionTest {

  private final ManualClock clock = new ManualClock();
  private final FakeDatabase database = new FakeDatabase(clock);
  private final FakeRun run = new FakeRun(database, 1);
  private final FakeRun other = new FakeRun(database, 2);

  /** Marks the database as production; a test may object to a ledger. */
  private record Marking(Consumer<Ledger> objection) implements Intent {

    @Override
    public String command() {
      return "init";
    }

    @Override
    public Decision decide(Ledger ledger) {
      objection.accept(ledger);
      return ledger.guarded()
          ? Decision.NOTHING
          : Decision.toWrite(List.of(new LedgerWrite.Guard(true)));
    }
  }

  private static Failure refusal() {
    return new Failure.Refused(Finding.error(Code.DRIFTED, "the schema differs."));
  }

  private static StepFailure cancelled() {
    var said =
        new StepFailure.Said(
            "SQLSTATE 57014",
            "canceling statement due to user request",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty());
    return new StepFailure(StepFailure.Reason.CANCELLED, -1, said, null);
  }

  @Test
  void recordsADecisionWithoutMigrations() {
    run.carryOut(new Marking(ledger -> {}));
    assertThat(database.trace())
        .containsExactly("create ledger", "lock 1", "record guard", "unlock done");
    assertThat(run.carryOut(new Marking(ledger -> {}))).isEmpty();
    assertThat(database.trace()).hasSize(4);
  }

  /** A decision reads the schema, and reports a failure to do so as its own. */
  @Test
  void callsASchemaThatASignalKeptFromBeingReadAnInterruption() {
    var marking =
        new Marking(ledger -> {
          run.stop(FakeRun.SIGNAL);
          throw new Failure.Unavailable(
              Finding.error(Code.SCHEMA_UNREADABLE, "the schema cannot be read."), cancelled());
        });
    Finding finding = FakeRun.failure(Failure.Interrupted.class, () -> run.carryOut(marking));
    assertThat(finding.code()).isEqualTo(Code.INTERRUPTED);
    assertThat(finding.message()).endsWith("nothing was changed.");
  }

  @Test
  void verifiesAfterThePlanAndRecordsTheResult() {
    var upgrade =
        new Upgrade(
            TinyHistory.of("V1: TABLE a"),
            () -> {
              assertThat(database.rows()).containsExactly("V1 applied");
              return List.of(new LedgerWrite.Guard(true));
            });
    run.carryOut(upgrade);
    assertThat(database.trace())
        .containsSubsequence("commit V1 applied", "record guard", "unlock done");
  }

  @Test
  void recordsThatTheResultWasNotAsIntended() {
    var upgrade =
        new Upgrade(
            TinyHistory.of("V1: TABLE a"),
            () -> {
              throw new Failure.Stopped(Finding.error(Code.DRIFTED, "it differs."));
            });
    FakeRun.failure(Failure.Stopped.class, () -> run.carryOut(upgrade));
    assertThat(database.ended()).containsExactly("stopped " + Code.DRIFTED);
    assertThat(database.rows()).containsExactly("V1 applied");
  }

  @Test
  void refusesWithoutTheLockWhereNoOtherRunIsAtWork() {
    var marking =
        new Marking(ledger -> {
          throw refusal();
        });
    FakeRun.failure(Failure.Refused.class, () -> run.carryOut(marking));
    assertThat(database.trace()).isEmpty();
  }

  @Test
  void decidesARefusalAgainUnderTheLockWhereAnotherRunIsAtWork() {
    var token = other.lock(Duration.ofSeconds(30));
    clock.at(Duration.ofSeconds(3), () -> other.target().unlock(token, List.of()));
    var marking =
        new Marking(ledger -> {
          if (ledger.lock() instanceof LockState.Held held && held.holder().process() == 2) {
            throw refusal();
          }
        });
    run.carryOut(marking);
    assertThat(database.trace()).endsWith("lock 2", "record guard", "unlock done");
  }

  @Test
  void decidesARefusalAgainUnderTheLockWhereTheLedgerChangedMeanwhile() {
    // The first reading finds an empty database, the second one the work of the other run.
    database.on("read ledger", session -> {}, session -> other.upgrade("V1: TABLE a"));
    var marking =
        new Marking(ledger -> {
          if (ledger.applied().isEmpty()) {
            throw refusal();
          }
        });
    run.carryOut(marking);
    assertThat(database.trace()).contains("record guard");
  }

  @Test
  void refusesUnderTheLockAndReleasesIt() {
    var finding =
        FakeRun.failure(Failure.Refused.class, () -> run.carryOut(refusingSecond(() -> {})));
    assertThat(finding.code()).isEqualTo(Code.DRIFTED);
    assertThat(database.trace())
        .containsExactly("create ledger", "lock 1", "unlock refused " + Code.DRIFTED);
  }

  @Test
  void callsARefusalALostLockWhereAnotherRunTookOver() {
    Runnable overtaken =
        () -> {
          clock.suspend(Duration.ofSeconds(31));
          other.lock(Duration.ofSeconds(30));
        };
    var finding =
        FakeRun.failure(Failure.Unavailable.class, () -> run.carryOut(refusingSecond(overtaken)));
    assertThat(finding.code()).isEqualTo(Code.LOCK_LOST);
    assertThat(other.target().readLock()).isInstanceOf(LockState.Held.class);
  }

  private static Marking refusingSecond(Runnable before) {
    return new Marking(ledger -> {
      if (ledger.lock() instanceof LockState.Held) {
        before.run();
        throw refusal();
      }
    });
  }

  @Test
  void recordsAFailureToWriteTheLedgerAsOne() {
    database.on("record guard", session -> session.fails(Reason.NOT_ALLOWED));
    var finding =
        FakeRun.failure(Failure.Refused.class, () -> run.carryOut(new Marking(ledger -> {})));
    assertThat(finding.code()).isEqualTo(Code.NOT_ALLOWED);
    assertThat(database.ended()).containsExactly("refused " + Code.NOT_ALLOWED);
  }
}
