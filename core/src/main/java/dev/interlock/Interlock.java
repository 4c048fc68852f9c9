package dev.interlock;

import dev.interlock.apply.CleanFindings;
import dev.interlock.apply.DataRestore;
import dev.interlock.apply.Decision;
import dev.interlock.apply.Execution;
import dev.interlock.apply.Intent;
import dev.interlock.apply.LedgerFailures;
import dev.interlock.apply.RequiredObjects;
import dev.interlock.apply.RunContext;
import dev.interlock.apply.RunRecorder;
import dev.interlock.apply.SchemaClean;
import dev.interlock.backup.Backup;
import dev.interlock.backup.BackupFindings;
import dev.interlock.backup.BackupStore;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.dialect.Cleaning;
import dev.interlock.dialect.Dialect;
import dev.interlock.dialect.Server;
import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.Target;
import dev.interlock.dialect.backup.RestoreOptions;
import dev.interlock.dialect.backup.RestoredRows;
import dev.interlock.dialect.backup.RowRestore;
import dev.interlock.drift.DataConfirmations;
import dev.interlock.drift.DatabaseSchema;
import dev.interlock.drift.Location;
import dev.interlock.drift.MigrationSource;
import dev.interlock.drift.SchemaReading;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.ledger.JournalEntry;
import dev.interlock.ledger.LedgerDetail;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.RunOutcome;
import dev.interlock.plan.Goal;
import dev.interlock.plan.HalfDoneFindings;
import dev.interlock.plan.MigrationStatus;
import dev.interlock.plan.Plan;
import dev.interlock.plan.PlanOutcome;
import dev.interlock.preflight.PreflightReport;
import dev.interlock.rollback.AcceptedLoss;
import dev.interlock.rollback.AppliedRun;
import dev.interlock.timeline.Timeline;
import dev.interlock.url.DatabaseUrl;
import dev.interlock.url.DatabaseUrlChoice;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One database and one history, with the operations on them. For one thread; close it after use.
 *
 * <p>Every method that cannot complete throws {@link Failure}. It leaves nothing half done that the
 * next call would not complete.
 */
public final class Interlock implements AutoCloseable {

  private final History history;
  private final RunContext context;
  private final Target target;
  private final DatabaseSchema schema;
  private final Planning planning;
  private final long opened;
  private boolean recorded;

  Interlock(History history, MigrationSource source, RunContext context) {
    this.history = history;
    this.context = context;
    this.target = context.target();
    this.schema = new DatabaseSchema(target, source, context.settings().ignored());
    this.planning = new Planning(history, context, schema);
    this.opened = context.clock().nanoTime();
  }

  /** Returns a builder that opens the database at one URL. */
  public static InterlockBuilder at(Dialect dialect, DatabaseUrl url) {
    return new InterlockBuilder((settings, notices) -> dialect.connect(url, settings));
  }

  /**
   * Returns a builder that opens the database of a service that knows several URLs. It bypasses the
   * pooler if a URL that does so is proven to lead to the same database.
   */
  public static InterlockBuilder at(Dialect dialect, DatabaseUrlChoice urls) {
    return new InterlockBuilder(
        (settings, notices) -> new TargetChoice(dialect, settings, notices).open(urls));
  }

  /** Returns the history that the files describe. */
  public History history() {
    return history;
  }

  /** Returns the server of the connection. */
  public Server server() {
    return target.server();
  }

  /** Whether the database is marked as production. */
  public boolean isGuarded() {
    try {
      return target.readLedger(LedgerDetail.ROWS).guarded();
    } catch (StepFailure e) {
      throw LedgerFailures.of(e);
    }
  }

  /**
   * Compares the files, the ledger and, if the effects of the migrations are known, the schema.
   * Changes nothing, takes no lock.
   */
  public Status status() {
    MigrationStatus status = planning.status(planning.ledger());
    return new Status(target.server(), status, compared(status));
  }

  /**
   * Compares the files with the ledger, and nothing else. Changes nothing, takes no lock.
   *
   * @throws Failure.Unavailable if the ledger cannot be read
   */
  public MigrationStatus recorded() {
    return planning.status(planning.ledger());
  }

  /**
   * Returns the schema if an operation has read it, and if it has not changed up to the reading of
   * this ledger. Asks the database nothing.
   */
  public Optional<Catalog> knownSchema(MigrationStatus recorded) {
    return schema.known(recorded.ledger());
  }

  /**
   * Returns the effects of the migrations in apply order, if an operation has asked for them and
   * they are known. Measures none.
   */
  public List<MigrationEffect> knownEffects() {
    return schema.effects().asked();
  }

  /** Returns the position of the database by its schema, or the reason for which it is unknown. */
  private Status.Schema compared(MigrationStatus status) {
    try {
      return new Status.Schema.Located(located(status));
    } catch (Failure.Refused | Failure.Unavailable why) {
      return new Status.Schema.NotCompared(why.findings());
    }
  }

  private Location located(MigrationStatus status) {
    Location location = schema.locate(status);
    schema.notes(status).forEach(planning::say);
    return location;
  }

  /**
   * Reads the current schema. Changes nothing, takes no lock.
   *
   * @throws Failure.Unavailable if any part of it cannot be read
   */
  public Catalog catalog(CatalogScope scope) {
    return SchemaReading.of(target, scope);
  }

  /**
   * Returns a finding for each required object that is missing or that this role cannot read.
   * Changes nothing, takes no lock.
   *
   * @throws Failure.Unavailable if the database cannot answer at the moment
   */
  public List<Finding> missing(RequiredObjects required) {
    return required.missing(target);
  }

  /**
   * Returns a warning for each half-done migration, for callers that only read the schema; empty if
   * this role may not read the ledger.
   */
  public List<Finding> halfDone() {
    return journal().stream().map(HalfDoneFindings::noticed).toList();
  }

  private List<JournalEntry> journal() {
    try {
      return target.readLedger(LedgerDetail.ROWS).journal();
    } catch (StepFailure e) {
      return List.of();
    }
  }

  /**
   * Finds the actual position of the database by its schema. Changes nothing, takes no lock.
   *
   * @throws Failure.Refused if the effect of any migration is unknown
   */
  public Location locate() {
    MigrationStatus status = planning.status(planning.ledger());
    Location location = located(status);
    status.halfDoneFindings().forEach(planning::say);
    return location;
  }

  /**
   * Returns what {@code run} of other releases does with the database as it is, and as {@link
   * #upgrade} to the head leaves it. Required objects of those releases are not asked for. Changes
   * nothing, takes no lock.
   *
   * @throws Failure.Unavailable if ledger or schema cannot be read
   */
  public List<ReleaseFit> window(List<Release> releases) {
    return new ReleaseWindow(context, planning).of(releases);
  }

  /** Returns the plan that {@link #upgrade} would run. Changes nothing, takes no lock. */
  public Plan planUpgrade(Goal goal) {
    return decide(new Upgrade(planning, goal)).plan();
  }

  /** Returns the plan that {@link #downgrade} would run. Changes nothing, takes no lock. */
  public Plan planDowngrade(Goal goal) {
    return new Downgrade(planning, goal, AcceptedLoss.ANY)
        .planned(planning.status(planning.ledger()))
        .plan();
  }

  /** Returns the plan that {@link #sync} would run. Changes nothing, takes no lock. */
  public Plan planSync(DataConfirmations confirmations) {
    return decide(new Sync(planning, confirmations)).plan();
  }

  /** Returns the writes that {@link #repair} would make. Changes nothing, takes no lock. */
  public List<LedgerWrite> planRepair(Optional<Goal> choice) {
    return decide(new Repair(planning, choice)).writes();
  }

  /**
   * Asks the rows what {@link #upgrade} would need of them. Changes nothing, takes no lock.
   *
   * @return the answers, also those that would refuse the upgrade
   * @throws Failure.Refused if the upgrade is refused for another reason, or if the effects of the
   *     migrations are unknown
   */
  public PreflightReport preflight(Goal goal) {
    MigrationStatus status = planning.status(planning.ledger());
    PlanOutcome outcome = new Upgrade(planning, goal).outcome(status);
    if (!planning.decision(outcome, status).plan().isEmpty()) {
      schema.effects().require(status.history());
    }
    return planning.preflight(outcome, status);
  }

  private Decision decide(Intent intent) {
    return intent.decide(planning.ledger());
  }

  /**
   * Brings the database forward.
   *
   * @return the plan that ran; empty if there was nothing to do, or if another run did it meanwhile
   */
  public Plan upgrade(Goal goal) {
    return carryOut(new Upgrade(planning, goal)).plan();
  }

  /**
   * Undoes migrations with their undo scripts, newest first.
   *
   * @throws Failure.Refused if rows or values would be lost, or if it is not known whether they are
   */
  public Plan downgrade(Goal goal) {
    return downgrade(goal, AcceptedLoss.NONE);
  }

  /**
   * Does the same, with consent to a loss, which is measured and reported first.
   *
   * @throws Failure.Refused if data would be lost without consent
   */
  public Plan downgrade(Goal goal, AcceptedLoss accepted) {
    return carryOut(new Downgrade(planning, goal, accepted)).plan();
  }

  /**
   * Puts the rows of a backup back, in one transaction under the migration lock. A second call
   * changes nothing.
   *
   * @param store holds the backup
   * @param isElsewhereAllowed whether the backup may be of another database or project
   * @return one result for each part of the backup
   * @throws Failure.Refused if the backup does not fit the database, or if it would overwrite
   *     values without consent; nothing has changed
   */
  public List<RestoredRows> restore(
      Backup backup, BackupStore store, RestoreOptions options, boolean isElsewhereAllowed) {
    if (!isElsewhereAllowed) {
      requireOrigin(backup);
    }
    recorded = true;
    return new DataRestore(context).run(backup, store, options);
  }

  private void requireOrigin(Backup backup) {
    if (history.find(backup.origin().migration()).isEmpty()) {
      throw BackupFindings.otherProject(backup);
    }
    Optional<String> identity = target.rowRestore().flatMap(RowRestore::identity);
    if (identity.isEmpty() || !identity.equals(backup.origin().identity())) {
      throw BackupFindings.foreign(backup, target.server().database());
    }
  }

  /** Returns the record of an upgrade that this run has just carried out, to undo it later. */
  public AppliedRun recordOf(Plan plan) {
    return AppliedRun.of(context.holder().run(), plan, planning.ledger());
  }

  /**
   * Undoes what another run of this process applied, if that loses nothing.
   *
   * @return the plan that ran, newest migration first; empty if the run applied nothing
   * @throws Failure.Refused if data would be lost, if that is not known, or if another run has
   *     relied on the schema since; nothing was changed
   */
  public Plan rollBack(AppliedRun run) {
    return carryOut(new Rollback(planning, run)).plan();
  }

  /**
   * Records that a service starts on the schema, so that other runs do not undo its migrations.
   * Does nothing on a database that accepts no writes, where no run can undo anything.
   *
   * @throws Failure.Refused if another run has undone migrations meanwhile
   */
  public void recordStart() {
    if (!target.isReadOnly() && !history.all().isEmpty()) {
      carryOut(new ServiceStart(planning));
    }
  }

  /**
   * Brings the database to the head from its actual schema, forward only, whatever the ledger
   * records. Of every migration only the missing part runs.
   *
   * @throws Failure.Refused if an object is present but different, or if the state of rows is
   *     unknown
   */
  public Plan sync(DataConfirmations confirmations) {
    return carryOut(new Sync(planning, confirmations)).plan();
  }

  /**
   * Corrects the ledger rows to match the schema; runs no migration.
   *
   * @param choice one of several positions with the same schema
   * @throws Failure.Refused if the schema matches no position, or if it matches several and none
   *     was chosen
   */
  public List<LedgerWrite> repair(Optional<Goal> choice) {
    return carryOut(new Repair(planning, choice)).writes();
  }

  /**
   * Makes the ledger record exactly the goal's migrations as applied; runs none.
   *
   * @param unproven reason, if the schema need not prove it; the ledger records it
   * @throws Failure.Refused if the schema does not prove it and no reason is given
   */
  public List<LedgerWrite> stamp(Goal goal, Optional<String> unproven) {
    return carryOut(Stamping.at(planning, goal, unproven)).writes();
  }

  /** Creates the ledger, and marks the database as production or not. */
  public void init(boolean production) {
    carryOut(new Initialization(production));
  }

  private Decision carryOut(Intent intent) {
    var execution = new Execution(context);
    try {
      return execution.carryOut(intent);
    } finally {
      recorded |= execution.hasRecorded();
    }
  }

  /**
   * Appends what happened after the migrations to the record of runs, such as the start of the
   * service. Does nothing without a ledger; reports a row that cannot be written, and never throws.
   *
   * @param failure what ended the run, if it failed
   */
  public void record(RunOutcome outcome, Optional<Failure> failure) {
    recorded |= new RunRecorder(context, "run", opened).append(outcome, failure);
  }

  /**
   * Does the same for a run that began before this database was opened.
   *
   * @param took the time since the beginning of the run
   * @throws Failure.Unavailable if the ledger cannot be read
   */
  public void record(RunOutcome outcome, Optional<Failure> failure, Duration took) {
    planning.ledger(); // shows whether there are tables to record it in
    long start = context.clock().nanoTime() - took.toNanos();
    recorded |= new RunRecorder(context, "run", start).append(outcome, failure);
  }

  /**
   * Whether this run left a row in the record of runs. A run with nothing to do leaves none, unless
   * the deploy before it failed.
   */
  public boolean hasRecorded() {
    return recorded;
  }

  /**
   * Reads the record of runs. Changes nothing, takes no lock.
   *
   * @param most the number of rows; older ones are left out
   * @throws Failure.Unavailable if it cannot be read
   */
  public Timeline timeline(int most) {
    try {
      return Timeline.of(target.readRuns(most));
    } catch (StepFailure e) {
      throw LedgerFailures.of(e);
    }
  }

  /**
   * Empties the database, if none of its tables holds a row.
   *
   * @throws Failure.Refused if a table holds a row, or if other objects depend on those to be
   *     dropped
   */
  public Cleaning.Cleaned clean() {
    List<JournalEntry> halfDone = journal();
    Cleaning outcome = new SchemaClean(context).run();
    return switch (outcome) {
      case Cleaning.Cleaned cleaned -> {
        halfDone.stream().map(HalfDoneFindings::cleaned).forEach(planning::say);
        yield cleaned;
      }
      case Cleaning.Occupied occupied -> throw refusedToClean(outcome);
      case Cleaning.TakesOthers others -> throw refusedToClean(outcome);
    };
  }

  private Failure.Refused refusedToClean(Cleaning outcome) {
    return new Failure.Refused(
        CleanFindings.of(outcome, target.server().database()).stream().toList());
  }

  @Override
  public void close() {
    target.close();
  }
}
