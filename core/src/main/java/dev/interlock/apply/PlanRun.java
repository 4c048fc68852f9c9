package dev.interlock.apply;

import dev.interlock.event.Event;
import dev.interlock.ledger.JournalEntry;
import dev.interlock.ledger.Ledger;
import dev.interlock.plan.AppliedVersions;
import dev.interlock.plan.ForeignLedgerMirror;
import dev.interlock.plan.PlannedMigration;
import dev.interlock.plan.Work;
import java.util.List;
import java.util.Optional;

/**
 * Runs the migrations of a plan one after the other, under the migration lock.
 *
 * @param mirror keeps ledgers of other tools up to date
 * @param programs runs the migrations that are programs
 */
record PlanRun(
    LockedRun lock,
    Decision decision,
    ForeignLedgerMirror mirror,
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
    lock.context().listener().on(new Event.PlanDecided(decision.plan()));
    ForeignLedgerMirror mirror = mirror(lock.context(), ledger, decision.applied());
    try (var heartbeat = LockHeartbeat.start(lock);
        var programs = new ProgramStart(lock.context())) {
      new PlanRun(lock, decision, mirror, heartbeat, programs).apply(ledger);
    }
  }

  private static ForeignLedgerMirror mirror(
      RunContext context, Ledger ledger, AppliedVersions applied) {
    var kept = KeptLedgers.read(context, ledger);
    return new ForeignLedgerMirror(kept.tables(), kept.heads(applied.history()), applied);
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
    run(unfinished, ledger);
    context()
        .listener()
        .on(new Event.Finished(migration, position, context().clock().since(start)));
    mirror.ran(migration);
  }

  private void run(UnfinishedPlan unfinished, Ledger ledger) {
    PlannedMigration migration = unfinished.first();
    Optional<JournalEntry> entry = ledger.journal(migration.id());
    if (runsItself(migration, entry)) {
      boolean isFollowed =
          unfinished.second().filter(next -> follows(migration, next, ledger)).isPresent();
      new ProgramRun(this, unfinished, entry, isFollowed, programs.runner()).run();
    } else {
      new MigrationRun(this, unfinished, entry).run();
      context().target().ran(migration.file().script());
    }
  }

  private boolean follows(PlannedMigration migration, PlannedMigration next, Ledger ledger) {
    return next.direction() == migration.direction() && runsItself(next, ledger.journal(next.id()));
  }

  /** Whether a program has to run. Half-done work is continued in the way it was begun. */
  private boolean runsItself(PlannedMigration migration, Optional<JournalEntry> entry) {
    return !(migration.work() instanceof Work.Nothing)
        && entry
            .filter(begun -> !migration.turnsBack(begun))
            .map(begun -> begun.isByProgram(migration.file()))
            .orElseGet(() -> migration.file().mustRunItself(context().target().server().kind()));
  }
}
