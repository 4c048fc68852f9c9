package dev.interlock.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.interlock.dialect.LockTimeout;
import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.StepFailure.Reason;
import dev.interlock.dialect.StepSettings;
import dev.interlock.dialect.StepSettings.Durability;
import dev.interlock.dialect.Target;
import dev.interlock.history.Step;
import dev.interlock.ledger.Holder;
import dev.interlock.ledger.Lease;
import dev.interlock.ledger.LedgerDetail;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.LockState;
import dev.interlock.ledger.Token;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A run that was presumed dead cannot write any more. */
interface FenceContract extends Contract {

  Lease SHORT = new Lease(Duration.ofMillis(1));
  Lease LONG = new Lease(Duration.ofMinutes(1));

  @Test
  default void refusesEveryWriteOfAnOldToken() {
    Holder first = Run.newHolder();
    Holder second = Run.newHolder();
    try (Target old = project().target(first);
        Target young = project().target(second)) {
      old.createLedger();
      Token stale = old.tryLock(first, SHORT).orElseThrow().token();
      Crowd.sleep(Duration.ofMillis(50));
      Token fresh = young.tryLock(second, LONG).orElseThrow().token();

      assertThat(fresh.value()).isGreaterThan(stale.value());
      assertFenced(() -> old.apply(step(), List.of(), stale, settings()));
      assertFenced(() -> old.record(List.of(new LedgerWrite.Guard(true)), stale));
      assertFenced(() -> old.unlock(stale, List.of()));

      assertThat(project().tables()).isEmpty();
      assertThat(young.readLedger(LedgerDetail.ROWS).guarded()).isFalse();
      assertThat(young.readLock()).isInstanceOf(LockState.Held.class);
      young.apply(step(), List.of(), fresh, settings());
      assertThat(project().tables()).containsExactly("a");
    }
  }

  @Test
  default void renewsOnlyTheLeaseOfTheTokenInForce() {
    Holder first = Run.newHolder();
    Holder second = Run.newHolder();
    try (Target old = project().target(first);
        Target young = project().target(second)) {
      old.createLedger();
      Token stale = old.tryLock(first, SHORT).orElseThrow().token();
      Crowd.sleep(Duration.ofMillis(50));
      Token fresh = young.tryLock(second, SHORT).orElseThrow().token();
      try (var monitor = young.monitor()) {
        assertThat(monitor.renew(stale, LONG.value(), "V1")).isFalse();
        assertThat(monitor.renew(fresh, LONG.value(), "V1")).isTrue();
      }
      var held = (LockState.Held) old.readLock();
      assertThat(held.remaining()).isGreaterThan(Duration.ofSeconds(30));
      assertThat(held.activity()).hasValue("V1");
    }
  }

  @Test
  default void givesTheLockToOneOnly() {
    var holders = Stream.generate(Run::newHolder).limit(8).toList();
    var sessions = holders.stream().map(project()::target).toList();
    sessions.getFirst().createLedger();
    var acquired = Crowd.of(8, number -> sessions.get(number).tryLock(holders.get(number), LONG));
    sessions.forEach(Target::close);
    assertThat(acquired.stream().filter(Optional::isPresent)).hasSize(1);
  }

  private Step.Transactional step() {
    var statements = project().database().dialect().splitter().split("CREATE TABLE a (id integer)");
    return new Step.Transactional(Optional.empty(), statements);
  }

  private static StepSettings settings() {
    return new StepSettings(new LockTimeout(Duration.ofSeconds(1)), LONG, Durability.FULL);
  }

  private static void assertFenced(ThrowingCallable write) {
    StepFailure failure = catchThrowableOfType(StepFailure.class, write);
    assertThat(failure).isNotNull();
    assertThat(failure.reason()).isEqualTo(Reason.FENCED);
  }
}
