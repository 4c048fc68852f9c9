package dev.interlock.plan;

import static dev.interlock.history.TestMigrations.applied;
import static dev.interlock.history.TestMigrations.history;
import static dev.interlock.history.TestMigrations.repeatable;
import static dev.interlock.history.TestMigrations.versioned;
import static dev.interlock.history.TestMigrations.withUndo;
import static dev.interlock.history.TestMigrations.withoutRollback;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.ledger.AppliedMigration;
import dev.interlock.ledger.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DowngradeTest {

  @ParameterizedTest
  @CsvSource({"-1, V2", "-2, V2 V3", "base, V2 V3 V1", "V1, V2 V3", "V3, V2", "head, ''"})
  void undoesInTheReverseOrderOfApplying(String target, String expected) {
    var ledger = new ArrayList<>(applied("V1", "V3<V1", "V2<V1"));
    ledger.add(applied(repeatable("v", "v;")));
    assertThat(downgrade(undoable("V1", "V2<V1", "V3<V1"), ledger, target))
        .isInstanceOfSatisfying(
            PlanOutcome.Planned.class,
            planned -> {
              assertThat(planned.plan().migrations())
                  .allMatch(p -> p.direction() == Direction.DOWN);
              assertThat(ids(planned.plan())).isEqualTo(expected);
            });
  }

  @Test
  void refusesAllThatHaveNoUndo() {
    var refused = downgrade(history("V1", "V2"), applied("V1", "V2"), "base");
    assertThat(refused.findings())
        .extracting(Finding::message)
        .containsExactly(
            "`V2` has no undo script, so nothing is undone.",
            "`V1` has no undo script, so nothing is undone.");
  }

  @Test
  void believesAnAuthorWhoSaysThatItCannotBeUndone() {
    var migration = withoutRollback(withUndo(versioned("V1"), "b;"), "the old values are gone");
    var finding = downgrade(history(migration), applied("V1"), "-1").findings().getFirst();
    assertThat(finding.code()).isEqualTo(Code.NO_UNDO);
    assertThat(finding.notes()).containsExactly("the old values are gone");
  }

  @Test
  void refusesToUndoAnEditedMigration() {
    var history = history(withUndo(versioned("V1", "edited;"), "b;"));
    assertThat(codes(downgrade(history, applied("V1"), "base"))).containsExactly(Code.EDITED);
  }

  @Test
  void refusesToUndoWhatNoFileHas() {
    assertThat(codes(downgrade(undoable("V1"), applied("V1", "V2"), "-1")))
        .containsExactly(Code.MISSING_MIGRATION);
  }

  @ParameterizedTest
  @CsvSource({"V2, NO_SUCH_VERSION", "V9, NO_SUCH_VERSION", "+1, USAGE"})
  void refusesATargetThatIsNoDowngrade(String target, Code code) {
    assertThat(codes(downgrade(undoable("V1", "V2"), applied("V1"), target))).containsExactly(code);
  }

  private static History undoable(String... written) {
    return history(
        Arrays.stream(written).map(w -> withUndo(versioned(w), "undo;")).toArray(Migration[]::new));
  }

  private static PlanOutcome downgrade(
      History history, List<AppliedMigration> ledger, String target) {
    return new Planner(HistoryComparison.of(history, ledger), LateArrivals.REFUSE)
        .downgrade(Goal.parse(target));
  }

  private static List<Code> codes(PlanOutcome outcome) {
    return outcome.findings().stream().map(Finding::code).toList();
  }

  private static String ids(Plan plan) {
    return String.join(
        " ", plan.migrations().stream().map(p -> p.migration().id().toString()).toList());
  }
}
