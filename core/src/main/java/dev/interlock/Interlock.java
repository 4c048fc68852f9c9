package dev.interlock;

import dev.interlock.apply.Cancellation;
import dev.interlock.apply.CleanFindings;
import dev.interlock.apply.Execution;
import dev.interlock.apply.Settings;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.dialect.Cleaning;
import dev.interlock.dialect.ConnectSettings;
import dev.interlock.dialect.Dialect;
import dev.interlock.dialect.ReadOnlyDatabase;
import dev.interlock.dialect.Server;
import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.Target;
import dev.interlock.drift.DataConfirmations;
import dev.interlock.drift.Location;
import dev.interlock.drift.MigrationSource;
import dev.interlock.drift.SchemaReading;
import dev.interlock.event.Event;
import dev.interlock.event.Listener;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.ledger.Holder;
import dev.interlock.ledger.JournalEntry;
import dev.interlock.ledger.LedgerDetail;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.plan.Goal;
import dev.interlock.plan.HalfDoneFindings;
import dev.interlock.plan.HistoryComparison;
import dev.interlock.plan.MigrationStatus;
import dev.interlock.plan.Plan;
import dev.interlock.plan.Stamp;
import dev.interlock.proof.SchemaProof;
import dev.interlock.url.DatabaseUrl;
import dev.interlock.url.DatabaseUrlChoice;
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
  private final Target target;
  private final SchemaProof proof;
  private final Planning planning;
  private final Execution execution;

  private Interlock(
      History history, Target target, SchemaProof proof, Planning planning, Execution execution) {
    this.history = history;
    this.target = target;
    this.proof = proof;
    this.planning = planning;
    this.execution = execution;
  }

  /**
   * Opens the database at one URL.
   *
   * @param source provides the history, read while the connection is being opened; its exceptions
   *     are passed on
   * @param holder identifies this process to other runs on the same database
   * @param listener receives all events, from one thread at a time
   * @param cancellation requests a stop; work in progress is then rolled back or can be resumed
   * @throws Failure.Unavailable if the database cannot be reached
   */
  public static Interlock connect(
      Dialect dialect,
      DatabaseUrl url,
      MigrationSource source,
      Holder holder,
      Settings settings,
      Listener listener,
      Cancellation cancellation) {
    Listener serial = Listener.oneAtATime(listener);
    ConnectSettings connect = connectSettings(holder, settings, serial);
    var opening = Opening.begin(() -> dialect.connect(url, connect));
    return over(opening, source, holder, settings, serial, cancellation);
  }

  /**
   * Opens the database of a service that knows several URLs. It bypasses the pooler if a URL that
   * does so is proven to lead to the same database. Otherwise like {@link #connect(Dialect,
   * DatabaseUrl, MigrationSource, Holder, Settings, Listener, Cancellation)}.
   */
  public static Interlock connect(
      Dialect dialect,
      DatabaseUrlChoice urls,
      MigrationSource source,
      Holder holder,
      Settings settings,
      Listener listener,
      Cancellation cancellation) {
    Listener serial = Listener.oneAtATime(listener);
    ConnectSettings connect = connectSettings(holder, settings, serial);
    var choice = new TargetChoice(dialect, connect, why -> serial.on(new Event.Noticed(why)));
    var opening = Opening.begin(() -> choice.open(urls));
    return over(opening, source, holder, settings, serial, cancellation);
  }

  private static Interlock over(
      Opening opening,
      MigrationSource source,
      Holder holder,
      Settings settings,
      Listener listener,
      Cancellation cancellation) {
    cancellation.onRequest(
        () -> opening.giveUp(cancellation.cause().orElseThrow().whileWaitingFor("the database")));
    History history = read(source, opening);
    Target target = opening.target();
    listener.on(new Event.Connected(target.server()));
    if (target.isReadOnly()) {
      listener.on(new Event.Noticed(ReadOnlyDatabase.note(target.server())));
    }
    var proof =
        new SchemaProof(
            source, history, target, settings.drift(), settings.otherObjects(), settings.ignored());
    var planning =
        new Planning(history, target, holder.run(), settings.lateArrivals(), proof, listener);
    var execution =
        new Execution(
            target,
            holder,
            settings,
            listener,
            cancellation,
            proof.detail(),
            proof::areEffectsKnown);
    return new Interlock(history, target, proof, planning, execution);
  }

  private static History read(MigrationSource source, Opening opening) {
    try {
      return source.history();
    } catch (RuntimeException e) {
      opening.abandon();
      throw e;
    }
  }

  private static ConnectSettings connectSettings(
      Holder holder, Settings settings, Listener listener) {
    return new ConnectSettings(
        holder.run(),
        settings.connectWait().value(),
        settings.ledgerSchema().map(Settings.LedgerSchema::value),
        settings.foreignLedgers(),
        new WaitingReport(listener));
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
      throw Execution.unavailable(e);
    }
  }

  /**
   * Compares the files, the ledger and, if the effects of the migrations are known, the schema.
   * Changes nothing, takes no lock.
   */
  public Status status() {
    MigrationStatus known = planning.known(planning.ledger());
    HistoryComparison comparison = known.comparison();
    return new Status(
        target.server(),
        known.history(),
        known.ledger(),
        known.adoption(),
        comparison,
        proof.obstacles(comparison.history()),
        schema(known));
  }

  /** Returns the position of the database by its schema, or the reason for which it is unknown. */
  private Status.Schema schema(MigrationStatus known) {
    try {
      Location location = proof.locate(known.ledger(), known.comparison());
      proof.notes(known.ledger(), known.comparison()).forEach(planning::say);
      return new Status.Schema.Located(location);
    } catch (Failure.Refused | Failure.Unavailable why) {
      return new Status.Schema.NotCompared(why.findings());
    }
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
    MigrationStatus known = planning.known(planning.ledger());
    Location location = proof.locate(known.ledger(), known.comparison());
    proof.notes(known.ledger(), known.comparison()).forEach(planning::say);
    known.halfDoneFindings().forEach(planning::say);
    return location;
  }

  /** Returns the plan that {@link #upgrade} would run. Changes nothing, takes no lock. */
  public Plan planUpgrade(Goal goal) {
    return planning.upgrade(planning.ledger(), goal);
  }

  /** Returns the plan that {@link #downgrade} would run. Changes nothing, takes no lock. */
  public Plan planDowngrade(Goal goal) {
    return planning.downgrade(planning.ledger(), goal);
  }

  /**
   * Brings the database forward.
   *
   * @return the plan that ran; empty if there was nothing to do, or if another run did it meanwhile
   */
  public Plan upgrade(Goal goal) {
    return execution.carryOut(
        "upgrade", planning::before, ledger -> planning.upgrade(ledger, goal), proof::afterwards);
  }

  /** Undoes migrations with their undo scripts, newest first. */
  public Plan downgrade(Goal goal) {
    return execution.carryOut(
        "downgrade", planning::before, ledger -> planning.downgrade(ledger, goal), List::of);
  }

  /** Returns the plan that {@link #sync} would run. Changes nothing, takes no lock. */
  public Plan planSync(DataConfirmations confirmations) {
    return planning.sync(planning.ledger(), confirmations);
  }

  /**
   * Brings the database to the head from its actual schema, forward only, whatever the ledger
   * records. Of every migration only the missing part runs.
   *
   * @throws Failure.Refused if an object is present but different, or if the state of rows is
   *     unknown
   */
  public Plan sync(DataConfirmations confirmations) {
    return execution.carryOut(
        "sync",
        planning::beforeSync,
        ledger -> planning.sync(ledger, confirmations),
        proof::afterwards);
  }

  /**
   * Corrects the ledger rows to match the schema; runs no migration.
   *
   * @param choice one of several positions with the same schema
   * @throws Failure.Refused if the schema matches no position, or if it matches several and none
   *     was chosen
   */
  public List<LedgerWrite> repair(Optional<Goal> choice) {
    return execution.write("repair", ledger -> planning.repair(ledger, choice));
  }

  /** Returns the writes that {@link #repair} would make. Changes nothing, takes no lock. */
  public List<LedgerWrite> planRepair(Optional<Goal> choice) {
    return planning.repair(planning.ledger(), choice);
  }

  /**
   * Makes the ledger record exactly the goal's migrations as applied; runs none.
   *
   * @param unproven reason, if the schema need not prove it; the ledger records it
   * @throws Failure.Refused if the schema does not prove it and no reason is given
   */
  public List<LedgerWrite> stamp(Goal goal, Optional<String> unproven) {
    History files = Stamp.reaching(history, goal);
    List<Migration> wanted = Stamp.wanted(files, goal);
    return execution.write(
        "stamp",
        ledger -> {
          if (unproven.isEmpty()) {
            proof.require(files, wanted, ledger);
          }
          return planning.stamp(ledger, Stamp.onWord(unproven), wanted);
        });
  }

  /** Creates the ledger, and marks the database as production or not. */
  public void init(boolean production) {
    execution.write(
        "init",
        ledger ->
            ledger.present() && ledger.guarded() == production
                ? List.of()
                : List.of(new LedgerWrite.Guard(production)));
  }

  /**
   * Empties the database, if none of its tables holds a row.
   *
   * @throws Failure.Refused if a table holds a row, or if other objects depend on those to be
   *     dropped
   */
  public Cleaning.Cleaned clean() {
    List<JournalEntry> halfDone = journal();
    Cleaning outcome = execution.clean();
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
