package dev.interlock.apply;

import dev.interlock.dialect.Target;
import dev.interlock.event.Event;
import dev.interlock.foreign.MirroredLedgers;
import dev.interlock.foreign.OtherLedgers;
import dev.interlock.ledger.ForeignLedger;
import dev.interlock.ledger.ForeignTable;
import dev.interlock.ledger.JournalEntry;
import dev.interlock.ledger.Ledger;
import dev.interlock.plan.PlannedMigration;
import dev.interlock.plan.Work;
import java.util.List;
import java.util.Optional;

/**
 * Runs the migrations of a plan one after the other, under the migration lock.
 *
 * @param mirrored ledgers of other tools that the run keeps up to date
 * @param programs runs the migrations that are programs
 */
record PlanRun(
    LockedRun lock,
    Decision decision,
    List<ForeignTable> mirrored,
    LockHeartbeat heartbeat,
    ProgramStart programs) {

  /**
   * Runs the plan of a decision.
   *
   * @param ledger read under the lock
   * @throws dev.interlock.finding.Failure with the failed migration, its state, and the migrations
   *     that are left
   */
  static void of(Decision decision, Ledger ledger, LockedRun lock) {
    if (decision.plan().isEmpty()) {
      return;
    }
    List<ForeignTable> mirrored = mirrored(lock.context());
    try (var heartbeat = LockHeartbeat.start(lock);
        var programs = new ProgramStart(lock.context())) {
      new PlanRun(lock, decision, mirrored, heartbeat, programs).apply(ledger);
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

  private void apply(Ledger ledger) {
    List<PlannedMigration> migrations = decision.plan().migrations();
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
    run(unfinished, ledger.journal(migration.id()));
    context()
        .listener()
        .on(new Event.Finished(migration, position, context().clock().since(start)));
  }

  private void run(UnfinishedPlan unfinished, Optional<JournalEntry> entry) {
    PlannedMigration migration = unfinished.first();
    if (runsItself(migration, entry)) {
      new ProgramRun(this, unfinished, entry, programs.runner()).run();
    } else {
      new MigrationRun(this, unfinished, entry).run();
      context().target().ran(migration.file().script());
    }
  }

  /** Whether a program has to run. Half-done work is continued in the way it was begun. */
  private boolean runsItself(PlannedMigration migration, Optional<JournalEntry> entry) {
    return !(migration.work() instanceof Work.Nothing)
        && entry
            .map(begun -> begun.isByProgram(migration.file()))
            .orElseGet(() -> migration.file().mustRunItself(context().target().server().kind()));
  }
}
