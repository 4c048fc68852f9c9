package dev.interlock.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.event.Event;
import dev.interlock.event.RunPhase;
import dev.interlock.history.History;
import dev.interlock.ledger.Direction;
import dev.interlock.plan.PlannedMigration;
import dev.interlock.testkit.fake.TinyHistory;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B6")
class StepTimesTest {

  private static final Duration LONG = Duration.ofMillis(1_250);

  private final StepTimes times = new StepTimes();

  @Test
  void sumsUpAStartThatOnlyLooksInOneLine() {
    times.measure("environment", () -> "checked");
    ended(RunPhase.READ);
    ended(RunPhase.PLAN);

    assertThat(StartSummary.lines(times))
        .singleElement()
        .asString()
        .startsWith("prepared the start in ")
        .endsWith(" ms, read migrations 1.3 s, plan 1.3 s");
  }

  @Test
  void listsEachStepOfAStartThatMigrates() {
    ended(RunPhase.READ);
    ended(RunPhase.PLAN);
    ended(RunPhase.LOCK);
    ended(RunPhase.PLAN_LOCKED);
    migrate(2);
    ended(RunPhase.CHECK);

    assertThat(StartSummary.lines(times))
        .hasSize(8)
        .contains("  read migrations      1.3 s", "  plan under the lock  1.3 s")
        .anyMatch(line -> line.matches("  V1 {19}\\d+ ms"))
        .anyMatch(line -> line.matches("  V2 {19}\\d+ ms"));
  }

  @Test
  void sumsUpMoreMigrationsThanAPersonReads() {
    ended(RunPhase.READ);
    migrate(21);
    ended(RunPhase.CHECK);

    assertThat(StartSummary.line(times)).contains("1.3 s, 21 migrations ", ", check schema 1.3 s");
    assertThat(times.steps()).hasSize(23);
  }

  @Test
  void namesTheStepThatFailed() {
    assertThatThrownBy(() -> times.measure("environment", () -> List.of().getFirst()))
        .isInstanceOf(RuntimeException.class);

    assertThat(StartSummary.line(times)).endsWith(": environment unfinished");
  }

  @Test
  void leavesOutThePhasesInsideAnotherStep() {
    times.measure(
        "record start",
        () -> {
          ended(RunPhase.PLAN);
          return "recorded";
        });

    assertThat(times.steps()).extracting(StepTimes.Step::name).containsExactly("record start");
  }

  private void ended(RunPhase phase) {
    times.on(new Event.PhaseEnded(phase, LONG));
  }

  private void migrate(int count) {
    History history =
        TinyHistory.of(
            IntStream.rangeClosed(1, count)
                .mapToObj(number -> "V%d: TABLE t%d".formatted(number, number))
                .toArray(String[]::new));
    history
        .migrations()
        .forEach(each -> {
          var planned = new PlannedMigration(each, Direction.UP, PlannedMigration.Reason.PENDING);
          var position = new Event.Position(1, count);
          times.on(new Event.Started(planned, position));
          times.on(new Event.Finished(planned, position, Duration.ZERO));
        });
  }
}
