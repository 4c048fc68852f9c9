package dev.interlock.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.history.OnlineSequence;
import dev.interlock.history.SafeStep;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OnlineProgressTest {

  private static final OnlineSequence SEQUENCE =
      new OnlineSequence(
          List.of(
              SafeStep.lasting("ALTER TABLE t ADD COLUMN c text DEFAULT '3:a\n4:'"),
              SafeStep.alone("CREATE INDEX CONCURRENTLY \"ü 💥\" ON t (c)", Optional.of("")),
              new SafeStep(List.of("one", "two"), false, Optional.of("DROP 1:x"))),
          List.of(ObjectId.of(ObjectKind.CONSTRAINT, "public", "t", "12:")));

  @Test
  void readsWhatItHasWritten() {
    OnlineProgress begun = OnlineProgress.begin(SEQUENCE);
    assertThat(OnlineProgress.of(begun.state())).contains(begun);
    OnlineProgress running = begun.after(1).during(Optional.of(new PreStepState("17 42")));
    assertThat(OnlineProgress.of(running.state())).contains(running);
    OnlineProgress empty = begun.after(2).during(Optional.of(new PreStepState("")));
    assertThat(OnlineProgress.of(empty.state())).contains(empty);
  }

  @Test
  void isNotTheStateBeforeAStatement() {
    assertThat(OnlineProgress.of(new PreStepState("17 42"))).isEmpty();
    assertThat(OnlineProgress.of(new PreStepState(""))).isEmpty();
  }
}
