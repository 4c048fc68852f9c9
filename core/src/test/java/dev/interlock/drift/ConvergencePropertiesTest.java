package dev.interlock.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.catalog.Catalog;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.history.TestMigrations;
import dev.interlock.ledger.AppliedMigration;
import dev.interlock.plan.Goal;
import dev.interlock.plan.HistoryComparison;
import dev.interlock.plan.LateArrivals;
import dev.interlock.plan.Plan;
import dev.interlock.plan.PlanOutcome;
import dev.interlock.plan.Planner;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

/** Tests that a plan which is not refused ends at the head, wherever the database is. */
class ConvergencePropertiesTest {

  private static final int LENGTH = 12;

  /** Stops a run between any two statements and keeps the ledger that it left. */
  @Property(tries = 100)
  void completesAMigrationThatStoppedHalfWay(@ForAll long seed) {
    var made = RandomStatements.of(new Random(seed), LENGTH);
    for (int count = 0; count <= made.statements().size(); count++) {
      List<AppliedMigration> rows = ledger(made, migrationsWithin(made, count));
      Catalog live = made.after(count);
      PlanOutcome outcome = Convergence.upgrade(planned(made, rows), situation(made, rows, live));
      if (looksLikeAnEarlierVersion(made, rows.size(), live)) {
        assertThat(outcome.findings()).extracting(Finding::code).containsOnly(Code.CONTRADICTED);
      } else {
        assertThat(head(outcome, made, live))
            .as("statements done: %d", count)
            .isEqualTo(whole(made));
      }
    }
  }

  /**
   * Whether a statement reverts the migration before it, so that the two states cannot be told
   * apart.
   */
  private static boolean looksLikeAnEarlierVersion(
      RandomStatements made, int claimed, Catalog live) {
    return !made.after(made.length(claimed)).equals(live)
        && IntStream.range(0, claimed)
            .anyMatch(version -> made.after(made.length(version)).equals(live));
  }

  @Property(tries = 100)
  void findsTheWayToTheHeadWithoutALedger(@ForAll long seed) {
    var made = RandomStatements.of(new Random(seed), LENGTH);
    for (int count = 0; count <= made.statements().size(); count++) {
      Catalog live = made.after(count);
      PlanOutcome outcome =
          Convergence.upgrade(planned(made, List.of()), situation(made, List.of(), live));
      assertThat(head(outcome, made, live)).as("statements done: %d", count).isEqualTo(whole(made));
    }
  }

  /** Omits arbitrary statements and uses an arbitrary ledger. */
  @Property(tries = 1000)
  void neverEndsAnywhereElse(
      @ForAll long seed, @ForAll @DoubleRange(min = 0.3, max = 1) double share) {
    var random = new Random(seed);
    var made = RandomStatements.of(random, LENGTH);
    Catalog live = made.afterSome(random, share);
    List<AppliedMigration> rows = ledger(made, random.nextInt(LENGTH + 1));
    PlanOutcome outcome = Convergence.sync(planned(made, rows), situation(made, rows, live));
    if (outcome instanceof PlanOutcome.Planned(Plan plan, var findings)) {
      assertThat(made.carriedOut(plan, live)).isEqualTo(whole(made));
    } else {
      assertThat(outcome.findings()).isNotEmpty();
    }
  }

  private static Catalog head(PlanOutcome outcome, RandomStatements made, Catalog live) {
    assertThat(outcome)
        .as(() -> outcome.findings().toString())
        .isInstanceOf(PlanOutcome.Planned.class);
    return made.carriedOut(((PlanOutcome.Planned) outcome).plan(), live);
  }

  private static Catalog whole(RandomStatements made) {
    return made.after(made.statements().size());
  }

  private static int migrationsWithin(RandomStatements made, int statements) {
    int migrations = 0;
    while (migrations < LENGTH && made.length(migrations + 1) <= statements) {
      migrations++;
    }
    return migrations;
  }

  private static List<AppliedMigration> ledger(RandomStatements made, int migrations) {
    return made.history().migrations().stream()
        .limit(migrations)
        .map(TestMigrations::applied)
        .toList();
  }

  private static PlanOutcome planned(RandomStatements made, List<AppliedMigration> rows) {
    return new Planner(HistoryComparison.of(made.history(), rows), LateArrivals.ALLOW)
        .upgrade(new Goal.Heads());
  }

  private static ConvergenceInput situation(
      RandomStatements made, List<AppliedMigration> rows, Catalog live) {
    return new ConvergenceInput(
        made.states(),
        HistoryComparison.of(made.history(), rows),
        List.of(),
        ComparedSchema.exactly(live, made.states()),
        migration -> DataState.UNKNOWN,
        Definitions.NONE,
        Drift.REFUSE);
  }
}
