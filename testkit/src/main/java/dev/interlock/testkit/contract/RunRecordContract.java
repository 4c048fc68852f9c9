package dev.interlock.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.Interlock;
import dev.interlock.finding.Failure;
import dev.interlock.ledger.RunEvent;
import dev.interlock.ledger.RunOutcome;
import dev.interlock.plan.Goal;
import dev.interlock.timeline.Timeline;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The record of runs: failures before the lock, the first success after them, and no other row. */
@Tag("B12")
interface RunRecordContract extends Contract {

  private List<String> outcomes() {
    return timeline().runs().stream()
        .flatMap(run -> run.events().stream())
        .map(event -> (event.outcome() + " " + event.details()).strip())
        .toList();
  }

  private Timeline timeline() {
    return project().run().with(interlock -> interlock.timeline(100));
  }

  @Test
  default void recordsARefusalBeforeTheLock() {
    project().writeTables(2);
    project().run().upgrade();
    long token = project().lockToken();
    String file = "V1__table.sql";
    project().write(file, "CREATE TABLE t1 (id integer, edited integer);");
    assertThatThrownBy(() -> project().run().upgrade()).isInstanceOf(Failure.Refused.class);
    assertThat(outcomes()).hasSize(2).first().isEqualTo("done");
    assertThat(outcomes().getLast()).startsWith("refused HIS").contains(file);
    assertThat(project().lockToken()).isEqualTo(token);
  }

  @Test
  default void recordsOnlyTheFirstStartWithNothingToDoAfterAFailure() {
    project().writeTables(1);
    project().run().upgrade();
    project().write("V2__broken.sql", "CREATE TABLE t1 (id integer);");
    assertThatThrownBy(() -> project().run().upgrade()).isInstanceOf(Failure.class);
    project().delete("V2__broken.sql");
    for (int start = 0; start < 3; start++) {
      assertThat(project().run().upgrade()).isEmpty();
    }
    assertThat(outcomes()).hasSize(3).last().isEqualTo("up to date");
    assertThat(timeline().incidents())
        .singleElement()
        .satisfies(incident -> assertThat(incident.failed()).hasSize(1))
        .satisfies(incident -> assertThat(incident.recovery()).isPresent());
  }

  @Test
  default void doesNotTakeAnotherCommandForTheEndOfAnIncident() {
    project().writeTables(1);
    project().run().upgrade();
    project().write("V2__broken.sql", "CREATE TABLE t1 (id integer);");
    assertThatThrownBy(() -> project().run().upgrade()).isInstanceOf(Failure.class);
    project().run().with(interlock -> initialized(interlock));
    assertThat(timeline().incidents().getFirst().recovery()).isEmpty();
    project().delete("V2__broken.sql");
    project().run().upgrade();
    assertThat(timeline().incidents().getFirst().recovery()).isPresent();
  }

  private static Interlock initialized(Interlock interlock) {
    interlock.init(true);
    return interlock;
  }

  @Test
  default void recordsARunThatABugEnds() {
    project().writeTables(1);
    Run run = project().run();
    run.events()
        .atStart(() -> {
          throw new IllegalStateException("a bug");
        });

    assertThatThrownBy(run::upgrade).isInstanceOf(IllegalStateException.class);

    assertThat(outcomes()).containsExactly("failed");
    assertThat(timeline().incidents()).hasSize(1);
    assertThat(project().run().upgrade()).containsExactly("V1");
  }

  @Test
  default void leavesNoTraceOfARefusalWithoutALedger() {
    project().write("V1__broken.sql", "-- interlock: parents=V7\nCREATE TABLE t1 (id integer);");
    assertThatThrownBy(() -> project().run().upgrade()).isInstanceOf(Failure.class);
    assertThat(timeline().runs()).isEmpty();
    assertThat(project().tables()).isEmpty();
  }

  @Test
  default void keepsTheStagesOfOneRunTogether() {
    project().writeTables(2);
    project()
        .run()
        .with(interlock -> {
          assertThat(interlock.hasRecorded()).isFalse();
          interlock.upgrade(Goal.parse("head"));
          assertThat(interlock.hasRecorded()).isTrue();
          interlock.record(RunOutcome.STARTED, Optional.empty());
          interlock.record(RunOutcome.VERIFIED, Optional.empty());
          return interlock;
        });
    assertThat(timeline().runs())
        .singleElement()
        .satisfies(run ->
            assertThat(run.events())
                .extracting(RunEvent::outcome)
                .containsExactly("done", "started", "verified"))
        .satisfies(run -> assertThat(run.last().recorded()).containsExactly("V1", "V2"))
        .satisfies(run -> assertThat(run.ended()).isAfterOrEqualTo(run.started()));
  }
}
