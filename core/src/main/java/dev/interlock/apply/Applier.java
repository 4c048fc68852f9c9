package dev.interlock.apply;

import dev.interlock.event.Event;
import dev.interlock.ledger.Ledger;
import dev.interlock.plan.Plan;
import dev.interlock.plan.PlannedMigration;
import java.time.Duration;
import java.util.List;

/** Runs the migrations of a plan one after the other, under the migration lock. */
final class Applier {

  private final RunContext context;

  Applier(RunContext context) {
    this.context = context;
  }

  /**
   * @param ledger read under the lock
   * @throws dev.interlock.finding.Failure with the failed migration, its state, and the migrations
   *     that are left
   */
  void apply(Plan plan, Ledger ledger) {
    List<PlannedMigration> migrations = plan.migrations();
    for (int i = 0; i < migrations.size(); i++) {
      var unfinished = new UnfinishedPlan(migrations.subList(i, migrations.size()));
      context
          .cancellation()
          .cause()
          .ifPresent(cause -> {
            throw unfinished.stopped(cause, UnfinishedPlan.Fate.NOT_STARTED);
          });
      apply(unfinished, new Event.Position(i + 1, migrations.size()), ledger);
    }
  }

  private void apply(UnfinishedPlan unfinished, Event.Position position, Ledger ledger) {
    PlannedMigration migration = unfinished.first();
    context.listener().on(new Event.Started(migration, position));
    long start = System.nanoTime();
    new MigrationRun(context, unfinished, ledger.journal(migration.id())).run();
    context.target().ran(migration.file().script());
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    context.listener().on(new Event.Finished(migration, position, took));
  }
}
