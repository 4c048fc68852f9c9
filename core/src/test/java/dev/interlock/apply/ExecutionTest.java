package dev.interlock.apply;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.Target;
import dev.interlock.event.Listener;
import dev.interlock.finding.Failure;
import dev.interlock.ledger.Holder;
import dev.interlock.ledger.Ledger;
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
    var random = new Random(1);
    var context =
        new RunContext(
            cancelledAt(statement),
            new Holder(RunId.random(random), "test", 1),
            Settings.defaults(),
            Listener.none(),
            cancellation,
            RunClock.SYSTEM,
            random);

    assertThatThrownBy(() -> new Execution(context).carryOut(new Marking()))
        .isInstanceOf(Failure.Interrupted.class)
        .hasMessageContaining("SIGTERM stopped the wait for the migration lock");
  }

  /** The intent to mark the database as production. */
  private record Marking() implements Intent {
    @Override
    public String command() {
      return "init";
    }

    @Override
    public Decision decide(Ledger ledger) {
      return Decision.toWrite(List.of(new LedgerWrite.Guard(true)));
    }
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
