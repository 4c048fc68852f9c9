package dev.interlock.plan.baseline;

import static dev.interlock.history.TestMigrations.applied;
import static dev.interlock.history.TestMigrations.squash;
import static dev.interlock.history.TestMigrations.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.ledger.AppliedKind;
import dev.interlock.ledger.AppliedMigration;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.RunId;
import dev.interlock.plan.Goal;
import dev.interlock.plan.HistoryComparison;
import dev.interlock.plan.LateArrivals;
import dev.interlock.plan.Plan;
import dev.interlock.plan.PlanOutcome;
import dev.interlock.plan.PlannedMigration;
import dev.interlock.plan.Planner;
import dev.interlock.plan.Stamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Tests databases at every position of a history that was squashed once or twice. */
class BaselineExpansionPropertiesTest {

  private static final int COUNT = 9;

  /**
   * V1 to V{@code first} squashed into one baseline; this baseline and the versions up to V{@code
   * second} squashed into another.
   */
  private record Squashed(History history, int first, int second) {

    static Squashed of(int first, int second) {
      var files = new ArrayList<Migration>();
      var kept = new ArrayList<Migration>();
      IntStream.rangeClosed(1, COUNT)
          .forEach(n -> (n <= second ? kept : files).add(versioned("V" + n)));
      Migration inner = squash("V%d.1".formatted(first), "inner", ids(1, first));
      if (second > first) {
        kept.add(inner);
        files.add(
            squash(
                "V%d.2".formatted(second),
                "outer",
                "V%d.1,%s".formatted(first, ids(first + 1, second)),
                "V%d.1=%s".formatted(first, ids(1, first))));
      } else {
        files.add(inner);
      }
      var history = History.of(files, List.of());
      return new Squashed(history.withKept(() -> History.of(kept, List.of())), first, second);
    }

    private static String ids(int from, int to) {
      return IntStream.rangeClosed(from, to)
          .mapToObj(n -> "V" + n)
          .collect(Collectors.joining(","));
    }
  }

  @Property
  void everyOldDatabaseRunsWhatItLacksAndNothingElse(
      @ForAll @IntRange(min = 2, max = COUNT) int first,
      @ForAll @IntRange(min = 0, max = 4) int more,
      @ForAll @IntRange(min = 1, max = COUNT) int at) {
    var squashed = Squashed.of(first, Math.min(COUNT, first + more));
    List<AppliedMigration> ledger =
        IntStream.rangeClosed(1, at).mapToObj(n -> applied(versioned("V" + n))).toList();

    var plan = plan(squashed.history(), ledger);

    assertThat(ran(plan))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(at + 1, COUNT).mapToObj(n -> "V" + n).toList());
    assertThat(plan(squashed.history(), after(ledger, plan)).isEmpty()).isTrue();
  }

  @Property
  void aNewDatabaseRunsTheBaselineOnly(
      @ForAll @IntRange(min = 2, max = COUNT) int first,
      @ForAll @IntRange(min = 0, max = 4) int more) {
    int second = Math.min(COUNT, first + more);
    var squashed = Squashed.of(first, second);
    String baseline = second > first ? "V%d.2".formatted(second) : "V%d.1".formatted(first);
    var expected = new ArrayList<>(List.of(baseline));
    IntStream.rangeClosed(second + 1, COUNT).forEach(n -> expected.add("V" + n));

    assertThat(ran(plan(squashed.history(), List.of()))).isEqualTo(expected);
  }

  @Property
  void aDatabaseMadeByTheInnerBaselineGoesOnFromThere(
      @ForAll @IntRange(min = 2, max = 4) int first,
      @ForAll @IntRange(min = 1, max = 4) int more,
      @ForAll @IntRange(min = 4, max = COUNT) int at) {
    var squashed = Squashed.of(first, first + more);
    var ledger = new ArrayList<AppliedMigration>();
    ledger.add(applied(squash("V%d.1".formatted(first), "inner", Squashed.ids(1, first))));
    IntStream.rangeClosed(first + 1, at).forEach(n -> ledger.add(applied(versioned("V" + n))));

    assertThat(ran(plan(squashed.history(), ledger)))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(at + 1, COUNT).mapToObj(n -> "V" + n).toList());
  }

  @Test
  void refusesWithTheNameOfTheSquashWhereAFileIsGone() {
    var history = Squashed.of(3, 3).history().withKept(() -> History.of(List.of(), List.of()));

    var findings =
        outcome(history, List.of(applied(versioned("V1")))).findings().stream()
            .filter(Finding::isError)
            .toList();

    assertThat(findings).extracting(Finding::code).containsOnly(Code.SQUASHED_FILE_GONE);
    assertThat(findings.getFirst().message()).contains("`V2`, `V3` were squashed into `V3.1`");
    assertThat(findings.getFirst().help().orElseThrow()).contains("release 7");
  }

  /** Any subset of the old files may be left. */
  @Property
  void asksOnlyForFilesOfWhatADatabaseLacks(
      @ForAll @IntRange(min = 2, max = COUNT) int first,
      @ForAll @IntRange(min = 1, max = COUNT) int at,
      @ForAll @IntRange(min = 0, max = (1 << COUNT) - 1) int left) {
    List<Migration> kept =
        IntStream.rangeClosed(1, first)
            .filter(n -> (left >> (n - 1) & 1) == 1)
            .mapToObj(n -> versioned("V" + n))
            .toList();
    var history = Squashed.of(first, first).history().withKept(() -> History.of(kept, List.of()));
    List<AppliedMigration> ledger =
        IntStream.rangeClosed(1, at).mapToObj(n -> applied(versioned("V" + n))).toList();
    List<String> gone =
        IntStream.rangeClosed(at + 1, first)
            .filter(n -> (left >> (n - 1) & 1) == 0)
            .mapToObj(n -> "`V" + n + "`")
            .toList();

    PlanOutcome outcome = outcome(history, ledger);

    if (gone.isEmpty()) {
      assertThat(ran(plan(history, ledger)))
          .containsExactlyElementsOf(
              IntStream.rangeClosed(at + 1, COUNT).mapToObj(n -> "V" + n).toList());
    } else {
      assertThat(outcome.findings().stream().filter(Finding::isError))
          .singleElement()
          .satisfies(
              finding -> assertThat(finding.message()).startsWith(String.join(", ", gone) + " w"));
    }
  }

  @Test
  void needsNoOldFileWhereEverythingIsApplied() {
    var history = Squashed.of(3, 3).history().withKept(() -> History.of(List.of(), List.of()));
    var ledger = IntStream.rangeClosed(1, 5).mapToObj(n -> applied(versioned("V" + n))).toList();

    var plan = plan(history, ledger);

    assertThat(ran(plan)).containsExactly("V6", "V7", "V8", "V9");
    assertThat(plan.migrations()).filteredOn(PlannedMigration::isSquashed).hasSize(1);
  }

  @Test
  void comesBeforeAMigrationThatNamesASquashedParent() {
    var history =
        History.of(
                List.of(squash("V2.1", "both", "V1,V2"), versioned("V3<V2"), versioned("V4")),
                List.of())
            .withKept(() -> History.of(List.of(versioned("V1"), versioned("V2")), List.of()));

    var plan = plan(history, List.of(applied(versioned("V1"))));

    assertThat(plan.migrations().stream().map(m -> m.id().toString()))
        .containsExactly("V2", "V2.1", "V3", "V4");
  }

  @Test
  void stampsABaselineBesideWhatItSquashes() {
    var history = History.of(List.of(squash("V2.1", "both", "V1,V2"), versioned("V3")), List.of());

    var writes =
        Stamp.onWord(Optional.empty())
            .writes(
                history.migrations(), applied("V1", "V2"), RunId.random(new SplittableRandom(1)));

    assertThat(writes).hasSize(2).allMatch(write -> write instanceof LedgerWrite.Apply);
  }

  private static Plan plan(History history, List<AppliedMigration> ledger) {
    var outcome = outcome(history, ledger);
    assertThat(outcome).isInstanceOf(PlanOutcome.Planned.class);
    return ((PlanOutcome.Planned) outcome).plan();
  }

  private static PlanOutcome outcome(History history, List<AppliedMigration> ledger) {
    var versions =
        ledger.stream()
            .map(row -> ((MigrationId.Versioned) row.id()).version())
            .collect(Collectors.toSet());
    var comparison = HistoryComparison.of(BaselineExpansion.of(history, versions), ledger);
    return new Planner(comparison, LateArrivals.REFUSE).upgrade(new Goal.Head());
  }

  private static List<String> ran(Plan plan) {
    return plan.migrations().stream()
        .filter(m -> !m.isSquashed())
        .map(m -> m.id().toString())
        .toList();
  }

  private static List<AppliedMigration> after(List<AppliedMigration> ledger, Plan plan) {
    var rows = new ArrayList<>(ledger);
    plan.migrations()
        .forEach(m ->
            rows.add(
                applied(
                    m.migration(), m.isSquashed() ? AppliedKind.SQUASHED : AppliedKind.APPLIED)));
    return rows;
  }
}
