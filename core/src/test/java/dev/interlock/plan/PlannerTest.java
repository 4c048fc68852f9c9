package dev.interlock.plan;

import static dev.interlock.history.TestMigrations.applied;
import static dev.interlock.history.TestMigrations.history;
import static dev.interlock.history.TestMigrations.repeatable;
import static dev.interlock.history.TestMigrations.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.ledger.AppliedMigration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {

  private static final History BRANCHED = history("V1", "V2<V1", "V3<V1");

  @ParameterizedTest
  @CsvSource({"head, V2 V3", "heads, V2 V3", "V2, V2", "3, V2 V3", "+1, V2", "+9, V2 V3", "V1, ''"})
  void upgradesToATarget(String target, String expected) {
    var outcome = upgrade(history("V1", "V2", "V3"), applied("V1"), target);
    assertThat(planned(outcome)).isEqualTo(expected);
    assertThat(outcome.findings()).isEmpty();
  }

  @Test
  void runsRepeatablesAfterVersions() {
    var history =
        history(repeatable("b", "b;"), repeatable("a", "a2;"), versioned("V1"), versioned("V2"));
    var ledger = List.of(applied(versioned("V1")), applied(repeatable("a", "a;")));
    assertThat(reasons(upgrade(history, ledger, "head")))
        .containsExactly("V2 PENDING", "R__b NEW_REPEATABLE", "R__a CHANGED_REPEATABLE");
    assertThat(planned(upgrade(history, ledger, "V2"))).isEqualTo("V2");
  }

  @Test
  void appliesOnlyTheAncestorsOfAVersion() {
    assertThat(planned(upgrade(BRANCHED, List.of(), "V3"))).isEqualTo("V1 V3");
  }

  @Test
  void refusesHeadWhereThereAreSeveral() {
    var finding = onlyFinding(upgrade(BRANCHED, applied("V1"), "head"));
    assertThat(finding.code()).isEqualTo(Code.SEVERAL_HEADS);
    assertThat(finding.message())
        .isEqualTo("the history has 2 heads, `V2`, `V3`, so `head` could be any of them.");
    assertThat(finding.help()).hasValueSatisfying(h -> assertThat(h).contains("interlock merge"));
    assertThat(planned(upgrade(BRANCHED, applied("V1"), "heads"))).isEqualTo("V2 V3");
  }

  @Test
  void startsAServiceAlthoughThereAreSeveralHeadsIfAllAreApplied() {
    var outcome = upgrade(BRANCHED, applied("V1", "V2<V1", "V3<V1"), "head");
    assertThat(planned(outcome)).isEmpty();
    assertThat(onlyFinding(outcome).isError()).isFalse();
  }

  @Test
  void letsAnOldImageGoOnWithoutTouchingRepeatables() {
    var history = history(versioned("V1"), repeatable("v", "old;"));
    var ledger =
        List.of(
            applied(versioned("V1")), applied(versioned("V2")), applied(repeatable("v", "new;")));
    var outcome = upgrade(history, ledger, "head");
    assertThat(planned(outcome)).isEmpty();
    assertThat(onlyFinding(outcome).code()).isEqualTo(Code.DATABASE_AHEAD);
    assertThat(onlyFinding(outcome).isError()).isFalse();
    assertThat(onlyFinding(outcome).notes())
        .containsExactly("V2 a (applied) by ada on 1970-01-01T00:00:00Z");
  }

  @Test
  void refusesALateArrivalUnlessAllowed() {
    var history = history("V1", "V2", "V3");
    var ledger = applied("V1", "V3");
    var finding = onlyFinding(upgrade(history, ledger, "head"));
    assertThat(finding.code()).isEqualTo(Code.LATE_ARRIVAL);
    assertThat(finding.message()).isEqualTo("`V2` is not applied but comes before `V3`, which is.");
    var allowed =
        new Planner(HistoryComparison.of(history, ledger), LateArrivals.ALLOW)
            .upgrade(new Goal.Head());
    assertThat(reasons(allowed)).containsExactly("V2 LATE_ARRIVAL");
  }

  @Test
  void doesNotMindALateArrivalThatTheTargetLeavesOut() {
    assertThat(planned(upgrade(history("V1", "V2", "V3", "V4<V1"), applied("V1", "V3"), "V4")))
        .isEqualTo("V4");
  }

  @Test
  void reportsEverythingThatForbidsAPlanAtOnce() {
    var history =
        history(
            versioned("V1", "edited;"),
            versioned("V3"),
            versioned("V4", "'open"),
            versioned("V5", ""));
    assertThat(upgrade(history, applied("V1", "V2", "V3"), "head"))
        .isInstanceOfSatisfying(
            PlanOutcome.Refused.class,
            refused ->
                assertThat(refused.findings())
                    .extracting(Finding::code)
                    .containsExactlyInAnyOrder(
                        Code.EDITED,
                        Code.MISSING_MIGRATION,
                        Code.UNSPLITTABLE,
                        Code.EMPTY_MIGRATION));
  }

  @Test
  void doesNotReadScriptsThatAreApplied() {
    assertThat(
            upgrade(history(versioned("V1", ";")), List.of(applied(versioned("V1", ";"))), "head")
                .findings())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"V7, NO_SUCH_VERSION", "base, USAGE", "-1, USAGE"})
  void refusesATargetThatIsNoUpgrade(String target, Code code) {
    assertThat(onlyFinding(upgrade(history("V1"), List.of(), target)).code()).isEqualTo(code);
  }

  @Test
  void namesTheNearestVersion() {
    assertThat(
            onlyFinding(upgrade(history("V20240101", "V20250131"), List.of(), "V20240110")).help())
        .contains("Use `V20240101` if that was meant.");
  }

  private static PlanOutcome upgrade(
      History history, List<AppliedMigration> ledger, String target) {
    return new Planner(HistoryComparison.of(history, ledger), LateArrivals.REFUSE)
        .upgrade(Goal.parse(target));
  }

  private static Finding onlyFinding(PlanOutcome outcome) {
    assertThat(outcome.findings()).hasSize(1);
    return outcome.findings().getFirst();
  }

  private static String planned(PlanOutcome outcome) {
    return String.join(
        " ", plan(outcome).migrations().stream().map(p -> p.migration().id().toString()).toList());
  }

  private static List<String> reasons(PlanOutcome outcome) {
    return plan(outcome).migrations().stream()
        .map(p -> p.migration().id() + " " + p.reason())
        .toList();
  }

  private static Plan plan(PlanOutcome outcome) {
    assertThat(outcome).isInstanceOf(PlanOutcome.Planned.class);
    return ((PlanOutcome.Planned) outcome).plan();
  }
}
