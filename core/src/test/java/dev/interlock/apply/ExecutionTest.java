package dev.interlock.apply;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.Target;
import dev.interlock.event.Listener;
import dev.interlock.finding.Failure;
import dev.interlock.ledger.Holder;
import dev.interlock.ledger.Ledger;
import dev.interlock.ledger.LedgerDetail;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.RunId;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExecutionTest {

  private final Cancellation cancellation = new Cancellation();

  /** A poll of the lock takes a millisecond, so a test with a real signal hits one rarely. */
  @ParameterizedTest
  @ValueSource(strings = {"readLedger", "createLedger", "tryLock"})
  void aSignalThatCancelsAStatementOfTheWaitIsASignal(String statement) {
    var execution =
        new Execution(
            cancelledAt(statement),
            new Holder(RunId.random(new Random(1)), "test", 1),
            Settings.defaults(),
            Listener.none(),
            cancellation,
            LedgerDetail.ROWS,
            () -> false);

    assertThatThrownBy(
            () -> execution.write("init", ledger -> List.of(new LedgerWrite.Guard(true))))
        .isInstanceOf(Failure.Interrupted.class)
        .hasMessageContaining("SIGTERM stopped the wait for the migration lock");
  }

  private Target cancelledAt(String statement) {
    return (Target)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Target.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals(statement)) {
                cancellation.request(new Cancellation.Cause.Signalled("SIGTERM", 15));
                throw cancelled();
              }
              return switch (method.getName()) {
                case "readLedger" -> Ledger.absent();
                case "isReadOnly" -> false;
                default -> null;
              };
            });
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
}
