package dev.interlock.apply;

import dev.interlock.event.Event;
import dev.interlock.ledger.Ledger;
import dev.interlock.plan.Plan;
import dev.interlock.plan.PlannedMigration;
import java.time.Duration;
import java.util.List;

/** Carries out a plan, one migration after the other, while the lock is ours. */
final class Applier {

  private final Workplace workplace;

  Applier(Workplace workplace) {
    this.workplace = workplace;
  }

  /**
   * @param ledger read under the lock
   * @throws dev.interlock.finding.Failure saying which migration failed, what became of it, and
   *     what is left
   */
  void apply(Plan plan, Ledger ledger) {
    List<PlannedMigration> migrations = plan.migrations();
    for (int i = 0; i < migrations.size(); i++) {
      var left = new Remaining(migrations.subList(i, migrations.size()));
      workplace
          .cancellation()
          .cause()
          .ifPresent(cause -> {
            throw left.stopped(cause, Remaining.Fate.NOT_STARTED);
          });
      apply(left, new Event.Position(i + 1, migrations.size()), ledger);
    }
  }

  private void apply(Remaining left, Event.Position position, Ledger ledger) {
    PlannedMigration migration = left.first();
    workplace.listener().on(new Event.Started(migration, position));
    long start = System.nanoTime();
    new MigrationRun(workplace, left, ledger.journal(migration.id())).run();
    workplace.target().ran(migration.file().script());
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    workplace.listener().on(new Event.Finished(migration, position, took));
  }
}
