package dev.interlock.plan;

import static dev.interlock.history.TestMigrations.applied;
import static dev.interlock.history.TestMigrations.history;
import static dev.interlock.history.TestMigrations.repeatable;
import static dev.interlock.history.TestMigrations.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.history.Migration;
import dev.interlock.ledger.AppliedKind;
import dev.interlock.ledger.AppliedMigration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryComparisonTest {

  @Test
  void isAtHeadWhenEverythingIsApplied() {
    var comparison = HistoryComparison.of(history("V1", "V2"), applied("V1", "V2"));
    assertThat(comparison.isAtHead()).isTrue();
    assertThat(comparison.edited()).isEmpty();
  }

  @Test
  void listsPendingInApplyOrder() {
    var comparison = HistoryComparison.of(history("V10", "V9", "V1"), applied("V1"));
    assertThat(ids(comparison.pending())).containsExactly("V9", "V10");
    assertThat(comparison.lateArrivals()).isEmpty();
  }

  @Test
  void tellsEditedFromReformatted() {
    var before = List.of(applied(versioned("V1", "a;")), applied(versioned("V2", "b;")));
    var comparison =
        HistoryComparison.of(
            history(versioned("V1", "a2;"), versioned("V2", "-- why\n  b ;")), before);
    assertThat(comparison.edited()).extracting(m -> m.migration().id()).hasToString("[V1]");
    assertThat(comparison.reformatted()).extracting(m -> m.migration().id()).hasToString("[V2]");
  }

  @Test
  void tellsMissingFromAhead() {
    var comparison =
        HistoryComparison.of(history("V1", "V3"), applied("V1", "V2", "V3", "V4", "V5"));
    assertThat(rows(comparison.missing())).containsExactly("V2");
    assertThat(rows(comparison.ahead())).containsExactly("V4", "V5");
  }

  @Test
  void takesASquashedMigrationForPresent() {
    var comparison =
        HistoryComparison.of(
            history("V5"),
            List.of(applied(versioned("V1"), AppliedKind.SQUASHED), applied(versioned("V5"))));
    assertThat(comparison.missing()).isEmpty();
    assertThat(comparison.isAtHead()).isTrue();
  }

  @Test
  void findsLateArrivalsInGapsAndBelowTheHighest() {
    var comparison = HistoryComparison.of(history("V1", "V2", "V3"), applied("V1", "V3"));
    assertThat(ids(comparison.lateArrivals())).containsExactly("V2");
  }

  @Test
  void doesNotCallADeclaredBranchLate() {
    var comparison = HistoryComparison.of(history("V1", "V2<V1", "V3<V1"), applied("V1", "V3<V1"));
    assertThat(ids(comparison.pending())).containsExactly("V2");
    assertThat(comparison.lateArrivals()).isEmpty();
  }

  @Test
  void callsADeclaredBranchLateBelowAnAppliedVersionWithoutAFile() {
    var comparison = HistoryComparison.of(history("V1", "V2<V1"), applied("V1", "V3"));
    assertThat(ids(comparison.lateArrivals())).containsExactly("V2");
  }

  @Test
  void callsADeclaredParentLateWhenItsChildIsApplied() {
    var comparison = HistoryComparison.of(history("V1", "V3<V1", "V2<V3"), applied("V1", "V2"));
    assertThat(ids(comparison.lateArrivals())).containsExactly("V3");
  }

  @Test
  void sortsRepeatablesIntoNewChangedAndOrphaned() {
    var history =
        history(
            repeatable("same", "a;"),
            repeatable("spaced", " b ;"),
            repeatable("changed", "c2;"),
            repeatable("new", "d;"));
    var ledger = new ArrayList<AppliedMigration>();
    ledger.add(applied(repeatable("changed", "c2;")));
    ledger.add(applied(repeatable("changed", "c;")));
    ledger.add(applied(repeatable("same", "a;")));
    ledger.add(applied(repeatable("spaced", "b;")));
    ledger.add(applied(repeatable("gone", "e;")));
    var comparison = HistoryComparison.of(history, ledger);
    assertThat(ids(comparison.newRepeatables())).containsExactly("R__new");
    assertThat(ids(comparison.changedRepeatables())).containsExactly("R__changed");
    assertThat(rows(comparison.orphanedRepeatables())).containsExactly("R__gone");
  }

  private static List<String> ids(List<Migration> migrations) {
    return migrations.stream().map(m -> m.id().toString()).toList();
  }

  private static List<String> rows(List<AppliedMigration> rows) {
    return rows.stream().map(row -> row.id().toString()).toList();
  }
}
