package dev.interlock.event;

import dev.interlock.dialect.Activity;
import dev.interlock.dialect.Server;
import dev.interlock.dialect.ShadowWork;
import dev.interlock.finding.Finding;
import dev.interlock.history.Migration;
import dev.interlock.ledger.Holder;
import dev.interlock.ledger.LockState;
import dev.interlock.plan.PlannedMigration;
import java.time.Duration;

/** Something that happened. */
public sealed interface Event {

  /** The database does not answer yet. */
  record WaitingForDatabase(Finding why) implements Event {}

  /** A session is open. */
  record Connected(Server server) implements Event {}

  /** Another run holds the migration lock. */
  record WaitingForLock(LockState.Held held, Duration waited) implements Event {}

  /** The lock was taken from a run that is gone or has gone silent. */
  record LockTakenOver(Holder from) implements Event {}

  /** A migration starts. */
  record Started(PlannedMigration migration, Position position) implements Event {}

  /** A migration goes on where an earlier run died or failed. */
  record Resumed(PlannedMigration migration, int statementsDone) implements Event {}

  /** A long statement has come so far. */
  record Progressed(PlannedMigration migration, Activity.Progress progress) implements Event {}

  /** A statement waits for other sessions. */
  record Blocked(PlannedMigration migration, Activity activity) implements Event {}

  /** A step is tried again after a pause. */
  record Retrying(PlannedMigration migration, Finding why, Attempt attempt, Duration pause)
      implements Event {}

  /** A migration is done and recorded. */
  record Finished(PlannedMigration migration, Position position, Duration took) implements Event {}

  /**
   * A migration ran on a shadow database, and its undo script, if it has one.
   *
   * @param work of this migration
   */
  record Replayed(Migration migration, Position position, Duration took, ShadowWork work)
      implements Event {}

  /**
   * A replay lost sight of the schema; the next one reads the whole catalog after each statement.
   */
  record SightLost() implements Event {}

  /**
   * A replay is over.
   *
   * @param migrations how many it watched
   * @param took with making the shadow database
   * @param work all that the shadow database did
   */
  record ReplayEnded(int migrations, Duration took, ShadowWork work) implements Event {}

  /** Something worth saying that does not stop the command. */
  record Noticed(Finding finding) implements Event {}

  /**
   * Where a migration stands in its plan, or in its history.
   *
   * @param number 1-based
   */
  record Position(int number, int of) {}

  /**
   * Which attempt failed.
   *
   * @param number 1-based
   */
  record Attempt(int number, int of) {}
}
