package dev.interlock.rollback;

import dev.interlock.history.MigrationId;
import dev.interlock.ledger.AppliedMigration;
import dev.interlock.ledger.Ledger;
import dev.interlock.ledger.RunId;
import dev.interlock.plan.Plan;
import dev.interlock.plan.PlannedMigration;
import dev.interlock.plan.Work;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The record of what one run applied, taken directly after it, so that it can be undone later.
 *
 * @param migrations in the order applied; without those of which only the ledger changed
 * @param obstacles the parts of the run that cannot be undone, one line each
 * @param ledger the rows of the ledger after the run
 */
public record AppliedRun(
    RunId run,
    List<MigrationId> migrations,
    List<String> obstacles,
    List<AppliedMigration> ledger) {

  public AppliedRun {
    migrations = List.copyOf(migrations);
    obstacles = List.copyOf(obstacles);
    ledger = List.copyOf(ledger);
  }

  /**
   * Records a run.
   *
   * @param plan the plan that it carried out
   * @param after the ledger directly afterwards
   */
  public static AppliedRun of(RunId run, Plan plan, Ledger after) {
    return new AppliedRun(
        run,
        plan.migrations().stream()
            .filter(each -> !each.isSquashed())
            .map(PlannedMigration::id)
            .toList(),
        plan.migrations().stream().flatMap(each -> obstacle(each).stream()).toList(),
        after.applied());
  }

  /** Whether the run applied nothing. */
  public boolean isEmpty() {
    return migrations.isEmpty() && obstacles.isEmpty();
  }

  private static Optional<String> obstacle(PlannedMigration planned) {
    String id = "`" + planned.id() + "` ";
    return Stream.of(
            when(planned.isSquashed(), id + "only replaced migrations that had run before"),
            when(planned.migration().isRepeatable(), id + "is repeatable and has no undo script"),
            when(
                planned.isResumed() || !(planned.work() instanceof Work.All),
                id + "was present in part before this run, or completely"))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> when(boolean holds, String what) {
    return holds ? Optional.of(what) : Optional.empty();
  }
}
