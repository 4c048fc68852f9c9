package dev.interlock.apply;

import dev.interlock.dialect.Target;
import dev.interlock.event.Event;
import dev.interlock.foreign.MirroredLedgers;
import dev.interlock.foreign.OtherLedgers;
import dev.interlock.ledger.ForeignLedger;
import dev.interlock.ledger.ForeignTable;
import dev.interlock.ledger.Ledger;
import dev.interlock.plan.Plan;
import dev.interlock.plan.PlannedMigration;
import java.util.List;

/**
 * Runs the migrations of a plan one after the other, under the migration lock.
 *
 * @param mirrored ledgers of other tools that the run keeps up to date
 */
record PlanRun(
    LockedRun lock, Intent intent, List<ForeignTable> mirrored, LockHeartbeat heartbeat) {

  /**
   * Runs a plan.
   *
   * @param ledger read under the lock
   * @throws dev.interlock.finding.Failure with the failed migration, its state, and the migrations
   *     that are left
   */
  static void of(Plan plan, Ledger ledger, LockedRun lock, Intent intent) {
    if (plan.isEmpty()) {
      return;
    }
    List<ForeignTable> mirrored = mirrored(lock.context());
    try (var heartbeat = LockHeartbeat.start(lock)) {
      new PlanRun(lock, intent, mirrored, heartbeat).apply(plan.migrations(), ledger);
    }
  }

  private static List<ForeignTable> mirrored(RunContext context) {
    Target target = context.target();
    if (context.settings().otherLedgers() == OtherLedgers.TAKEOVER
        || !target.writesForeignLedgers()) {
      return List.of();
    }
    List<ForeignLedger> ledgers = target.foreignLedgers();
    return ledgers.isEmpty() ? List.of() : MirroredLedgers.of(ledgers, target.adoptionReasons());
  }

  RunContext context() {
    return lock.context();
  }

  private void apply(List<PlannedMigration> migrations, Ledger ledger) {
    for (int i = 0; i < migrations.size(); i++) {
      var unfinished = new UnfinishedPlan(migrations.subList(i, migrations.size()));
      context()
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
    context().listener().on(new Event.Started(migration, position));
    long start = context().clock().nanoTime();
    new MigrationRun(this, unfinished, ledger.journal(migration.id())).run();
    context().target().ran(migration.file().script());
    context()
        .listener()
        .on(new Event.Finished(migration, position, context().clock().since(start)));
  }
}
