package dev.interlock.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.dialect.Cleaning;
import dev.interlock.dialect.StepFailure.Reason;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.ledger.LockState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The emptying of a database under the lock. */
class CleanTest {

  private static final Cleaning CLEANED = new Cleaning.Cleaned(0);

  private final ManualClock clock = new ManualClock();
  private final FakeDatabase database = new FakeDatabase(clock);
  private final FakeRun run = new FakeRun(database, 1);

  @Test
  void emptiesTheDatabaseWithTheLock() {
    new FakeRun(database, 2).upgrade("V1: TABLE a");
    int before = database.trace().size();
    assertThat(run.clean()).isEqualTo(CLEANED);
    assertThat(database.trace().subList(before, before + 2)).containsExactly("lock 2", "clean");
    assertThat(database.trace()).hasSize(before + 2);
    assertThat(database.rows()).isEmpty();
    assertThat(new FakeRun(database, 3).upgrade("V1: TABLE a")).containsExactly("V1");
  }

  @Test
  void takesNoLockWhereTablesHaveRows() {
    var occupied = new Cleaning.Occupied(List.of(new Cleaning.TableRows("a", 3)));
    database.cleans(occupied);
    assertThat(run.clean()).isEqualTo(occupied);
    assertThat(database.trace()).isEmpty();
  }

  @Test
  void releasesTheLockWhereOthersWouldLoseObjects() {
    var others = new Cleaning.TakesOthers(List.of("view v"));
    database.cleans(others);
    assertThat(run.clean()).isEqualTo(others);
    assertThat(run.target().readLock()).isInstanceOf(LockState.Free.class);
    assertThat(database.ended()).containsExactly("refused " + Code.TAKES_OTHERS);
  }

  @Test
  void waitsForARunThatIsAtWork() {
    var other = new FakeRun(database, 2);
    var token = other.lock(Duration.ofMinutes(1));
    clock.at(Duration.ofSeconds(5), () -> other.target().unlock(token, List.of()));
    assertThat(run.clean()).isEqualTo(CLEANED);
    assertThat(clock.now()).isGreaterThan(Duration.ofSeconds(5));
  }

  @Test
  void triesAgainWhereAnotherRunCleanedMeanwhile() {
    database.on(
        "clean",
        session -> {
          database.drop();
          session.fails(Reason.ERROR);
        });
    assertThat(run.clean()).isEqualTo(CLEANED);
    assertThat(database.times("clean")).hasSize(2);
  }

  @Test
  void givesUpAfterThreeAttempts() {
    for (int i = 0; i < 3; i++) {
      database.on(
          "clean",
          session -> {
            database.drop();
            session.fails(Reason.ERROR);
          });
    }
    var finding = FakeRun.failure(Failure.Refused.class, run::clean);
    assertThat(finding.code()).isEqualTo(Code.NOT_CLEANED);
    assertThat(database.times("clean")).hasSize(3);
  }

  @Test
  void releasesTheLockAndRecordsTheFailureWhereTheServerRefuses() {
    database.on("clean", session -> session.fails(Reason.NOT_ALLOWED));
    var finding = FakeRun.failure(Failure.Refused.class, run::clean);
    assertThat(finding.code()).isEqualTo(Code.NOT_ALLOWED);
    assertThat(database.times("clean")).hasSize(1);
    assertThat(run.target().readLock()).isInstanceOf(LockState.Free.class);
    assertThat(database.ended()).containsExactly("refused " + Code.NOT_ALLOWED);
  }

  @Test
  void changesNothingWhereASignalStopsIt() {
    new FakeRun(database, 2).upgrade("V1: TABLE a");
    database.on("clean", session -> run.stop(FakeRun.SIGNAL));
    var finding = FakeRun.failure(Failure.Interrupted.class, run::clean);
    assertThat(finding.message()).isEqualTo("SIGTERM stopped the cleaning; nothing was changed.");
    assertThat(database.rows()).containsExactly("V1 applied");
    assertThat(run.target().readLock()).isInstanceOf(LockState.Free.class);
  }
}
