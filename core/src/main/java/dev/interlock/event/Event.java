package dev.interlock.event;

import dev.interlock.batch.BatchProgress;
import dev.interlock.batch.KeyRange;
import dev.interlock.catalog.ObjectId;
import dev.interlock.dialect.Activity;
import dev.interlock.dialect.Server;
import dev.interlock.dialect.ShadowWork;
import dev.interlock.finding.Finding;
import dev.interlock.history.Migration;
import dev.interlock.ledger.Holder;
import dev.interlock.ledger.LockState;
import dev.interlock.plan.Plan;
import dev.interlock.plan.PlannedMigration;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** One thing that happened during a run. */
public sealed interface Event {

  /** The database does not answer yet. */
  record WaitingForDatabase(Finding why) implements Event {}

  /** A session is open. */
  record Connected(Server server) implements Event {}

  /** Another run holds the migration lock. */
  record WaitingForLock(LockState.Held held, Duration waited) implements Event {}

  /** The lock was taken over from a run that ended or stopped renewing it. */
  record LockTakenOver(Holder from) implements Event {}

  /** A part of a run is complete. */
  record PhaseEnded(RunPhase phase, Duration took) implements Event {}

  /** The migrations that are going to run are known; there is at least one. */
  record PlanDecided(Plan plan) implements Event {}

  /** A migration starts. */
  record Started(PlannedMigration migration, Position position) implements Event {}

  /**
   * A migration resumes after the statements that an earlier run completed.
   *
   * @param batch the progress of the next statement, if it runs in batches and has begun
   */
  record Resumed(PlannedMigration migration, int statementsDone, Optional<BatchProgress> batch)
      implements Event {}

  /**
   * A batch of rows is committed.
   *
   * @param table the table whose rows are divided
   * @param done the progress with this batch
   * @param range the rows of this batch
   * @param rowsPerSecond the rate since this run began the statement
   * @param isMilestone whether it is the last batch, or the first one for some seconds
   */
  record BatchDone(
      PlannedMigration migration,
      String table,
      BatchProgress done,
      KeyRange range,
      long rowsPerSecond,
      Took took,
      boolean isMilestone)
      implements Event {

    /** Returns the time that the rest takes at this rate; empty if unknown. */
    public Optional<Duration> left() {
      long rows = done.total() - done.rows();
      return rowsPerSecond > 0 && rows > 0
          ? Optional.of(Duration.ofSeconds(rows / rowsPerSecond))
          : Optional.empty();
    }
  }

  /** Batches wait until the standbys have caught up. */
  record BatchesPaused(PlannedMigration migration, Duration lag, Duration most) implements Event {}

  /** Progress of a long statement. */
  record Progressed(PlannedMigration migration, Activity.Progress progress) implements Event {}

  /** A statement waits for other sessions. */
  record Blocked(PlannedMigration migration, Activity activity) implements Event {}

  /** A step is tried again after a pause. */
  record Retrying(PlannedMigration migration, Finding why, Attempt attempt, Duration pause)
      implements Event {}

  /**
   * Rows are saved before a statement destroys them.
   *
   * @param place the backup, as the user would write it
   */
  record Saved(PlannedMigration migration, ObjectId object, long rows, String place)
      implements Event {}

  /** A migration is complete and recorded. */
  record Finished(PlannedMigration migration, Position position, Duration took) implements Event {}

  /**
   * A migration ran on a shadow database, and its undo script, if it has one.
   *
   * @param work the shadow database's work for this migration
   */
  record Replayed(Migration migration, Position position, Duration took, ShadowWork work)
      implements Event {}

  /** The program of a migration printed or logged a line. */
  record ProgramPrinted(String line) implements Event {}

  /**
   * The statements of a history's programs were captured on shadow databases.
   *
   * @param programs the number of migrations
   * @param alone the number of those that only their own program can run
   */
  record ProgramsCaptured(int programs, int alone, Duration took) implements Event {}

  /**
   * A replay could no longer follow the schema incrementally; the next replay reads the whole
   * catalog after each statement.
   */
  record SightLost() implements Event {}

  /**
   * A replay ended.
   *
   * @param migrations the number of migrations replayed
   * @param took the duration, including the creation of the shadow database
   * @param work the total work of the shadow database
   */
  record ReplayEnded(int migrations, Duration took, ShadowWork work) implements Event {}

  /**
   * The effects of migrations were measured on a shadow database, while a deploy waited.
   *
   * @param servers the servers of the measurement, if their version is not that of the target
   * @param lacking why the seals do not suffice, as the end of a sentence
   */
  record EffectsMeasured(int migrations, Duration took, Set<String> servers, String lacking)
      implements Event {
    public EffectsMeasured {
      servers = Set.copyOf(servers);
    }
  }

  /**
   * A server that was not started for them holds the shadow databases.
   *
   * @param server origin and URL of the server, without its password
   */
  record ShadowServerUsed(String server) implements Event {}

  /**
   * A candidate for a squashed migration is being tried.
   *
   * @param what the attempt, as the begin of a sentence
   * @param number 1-based
   * @param since time since the first attempt
   */
  record SquashTried(String what, int number, Duration since) implements Event {}

  /** The service does not answer as it has to yet, and is asked again. */
  record WaitingForService(Finding why) implements Event {}

  /** An operation of the service was called. */
  record OperationCalled(Position position) implements Event {}

  /** A finding that does not stop the command. */
  record Noticed(Finding finding) implements Event {}

  /** The time of a batch, and the number of sessions that waited for its locks. */
  record Took(Duration time, int waiting) {}

  /**
   * The position of a migration in its plan or history, or of an operation among those called.
   *
   * @param number 1-based
   */
  record Position(int number, int of) {}

  /**
   * The number of a failed attempt.
   *
   * @param number 1-based
   */
  record Attempt(int number, int of) {}
}
