package dev.interlock.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.apply.Cancellation.Cause;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.ledger.Lease;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stop request: the run rolls back, releases the lock, and reports the remaining work. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
interface CancellationContract extends Contract {

  Cause SIGNAL = new Cause.Signalled("SIGTERM", 15);

  @Test
  default void startsNothingWhenAskedToStopBefore() {
    project().writeTables(1);
    var run = project().run();
    run.cancellation().request(SIGNAL);
    var finding = run.failure(Failure.Interrupted.class);
    assertThat(finding.code()).isEqualTo(Code.INTERRUPTED);
    assertThat(project().tables()).isEmpty();
    assertThat(project().run().upgrade()).containsExactly("V1");
  }

  @Test
  default void rollsBackAStatementInFlight() {
    writeLong("CREATE TABLE a (id integer);\n%s;\n");
    var finding = interrupted(SIGNAL, Failure.Interrupted.class);
    assertThat(finding).isEqualTo(Code.INTERRUPTED);
    assertThat(project().tables()).containsExactly("t1");
    assertThat(project().ledger()).containsExactly("V1 applied");
    assertThat(project().rows("SELECT run FROM interlock_lock")).containsExactly("null");
  }

  @Test
  default void namesTheDeadlineThatStoppedIt() {
    writeLong("%s;\n");
    var deadline = new Cause.DeadlineReached(Duration.ofSeconds(1));
    assertThat(interrupted(deadline, Failure.Stopped.class)).isEqualTo(Code.DEADLINE);
  }

  @Test
  default void keepsWhatTheJournalHasWhenStoppedHalfWay() {
    writeLong("BEGIN; CREATE TABLE a (id integer); COMMIT;\nBEGIN; %s; COMMIT;\n");
    interrupted(SIGNAL, Failure.Interrupted.class);
    assertThat(project().tables()).containsExactly("a", "t1");
    assertThat(project().journal()).containsExactly("V2 up");
    project().write("V2__long.sql", "BEGIN; CREATE TABLE a (id integer); COMMIT;\nSELECT 1;");
    assertThat(project().run().upgrade()).containsExactly("V2");
    assertThat(project().journal()).isEmpty();
  }

  @Test
  default void stopsWaitingForTheLock() {
    project().writeTables(1);
    var holder = Run.newHolder();
    try (var other = project().target(holder)) {
      other.createLedger();
      assertThat(other.tryLock(holder, new Lease(Duration.ofMinutes(1)))).isPresent();
      var run = project().run();
      requestLater(run, SIGNAL);
      assertThat(run.failure(Failure.Interrupted.class).code()).isEqualTo(Code.INTERRUPTED);
    }
  }

  private void writeLong(String sql) {
    project().writeTables(1);
    project().run().upgrade();
    project().write("V2__long.sql", sql.formatted(project().database().longStatement()));
  }

  private Code interrupted(Cause cause, Class<? extends Failure> kind) {
    var run = project().run();
    run.events().atStart(() -> requestLater(run, cause));
    return run.failure(kind).code();
  }

  private static void requestLater(Run run, Cause cause) {
    CompletableFuture.delayedExecutor(600, TimeUnit.MILLISECONDS)
        .execute(() -> run.cancellation().request(cause));
  }
}
