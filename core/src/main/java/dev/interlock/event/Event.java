package dev.interlock.event;

import dev.interlock.dialect.Activity;
import dev.interlock.dialect.Server;
import dev.interlock.finding.Finding;
import dev.interlock.lock.Holder;
import dev.interlock.lock.LockState;
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

  /** Something worth saying that does not stop the command. */
  record Noticed(Finding finding) implements Event {}

  /**
   * Where a migration stands in its plan.
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
