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
 * One database and one history, and what can be done with them. For one thread; close it after use.
 *
 * <p>Every method throws {@link Failure} when it cannot do what it is asked, and then has left
 * nothing half done that the next call would not complete.
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
   * Opens the database behind one URL.
   *
   * @param source asked for the history at once, while the database is awaited; when that throws,
   *     so does this
   * @param holder who we are to other runs that want the same database
   * @param listener hears of all that happens; called from one thread at a time
   * @param cancellation asks to stop; work in flight is then rolled back or can be resumed
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
   * Opens the database of a service that knows several URLs: past its pooler where that is proven
   * to lead to the same database. Otherwise as {@link #connect(Dialect, DatabaseUrl,
   * MigrationSource, Holder, Settings, Listener, Cancellation)}.
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

  /** What the files describe. */
  public History history() {
    return history;
  }

  /** What this is connected to. */
  public Server server() {
    return target.server();
  }

  /** Whether the database was marked as production. */
  public boolean isGuarded() {
    try {
      return target.readLedger(LedgerDetail.ROWS).guarded();
    } catch (StepFailure e) {
      throw Execution.unavailable(e);
    }
  }

  /**
   * What the files, the ledger and, where it is known what the migrations do, the schema say of
   * each other. Changes nothing, takes no lock.
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

  /** Where the database is by its schema, or why nothing says so. */
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
   * The schema as it is. Changes nothing, takes no lock.
   *
   * @throws Failure.Unavailable if any part of it cannot be read
   */
  public Catalog catalog(CatalogScope scope) {
    return SchemaReading.of(target, scope);
  }

  /**
   * A warning for each migration that is half done, for those who only read the schema. Nothing of
   * a ledger that this role may not read.
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
   * Where the database really is, by its schema. Changes nothing, takes no lock.
   *
   * @throws Failure.Refused if it is not known of every migration what it does
   */
  public Location locate() {
    MigrationStatus known = planning.known(planning.ledger());
    Location location = proof.locate(known.ledger(), known.comparison());
    proof.notes(known.ledger(), known.comparison()).forEach(planning::say);
    known.halfDoneFindings().forEach(planning::say);
    return location;
  }

  /** What {@link #upgrade} would do. Changes nothing, takes no lock. */
  public Plan planUpgrade(Goal goal) {
    return planning.upgrade(planning.ledger(), goal);
  }

  /** What {@link #downgrade} would do. Changes nothing, takes no lock. */
  public Plan planDowngrade(Goal goal) {
    return planning.downgrade(planning.ledger(), goal);
  }

  /**
   * Brings the database forward.
   *
   * @return what was done; empty if there was nothing to do, or another run did it meanwhile
   */
  public Plan upgrade(Goal goal) {
    return execution.carryOut(
        "upgrade", planning::before, ledger -> planning.upgrade(ledger, goal), proof::afterwards);
  }

  /** Takes migrations back by their undo scripts, newest first. */
  public Plan downgrade(Goal goal) {
    return execution.carryOut(
        "downgrade", planning::before, ledger -> planning.downgrade(ledger, goal), List::of);
  }

  /** What {@link #sync} would do. Changes nothing, takes no lock. */
  public Plan planSync(DataConfirmations confirmations) {
    return planning.sync(planning.ledger(), confirmations);
  }

  /**
   * Brings the database to the head from wherever its schema is, forward only, whatever its ledger
   * says; of every migration only what is missing runs.
   *
   * @throws Failure.Refused if something is there but different, or nobody knows of rows
   */
  public Plan sync(DataConfirmations confirmations) {
    return execution.carryOut(
        "sync",
        planning::beforeSync,
        ledger -> planning.sync(ledger, confirmations),
        proof::afterwards);
  }

  /**
   * Brings the rows of the ledger in line with what the schema shows, and runs nothing.
   *
   * @param choice one of several positions that look alike
   * @throws Failure.Refused if the schema shows no position, or several and none was chosen
   */
  public List<LedgerWrite> repair(Optional<Goal> choice) {
    return execution.write("repair", ledger -> planning.repair(ledger, choice));
  }

  /** What {@link #repair} would write. Changes nothing, takes no lock. */
  public List<LedgerWrite> planRepair(Optional<Goal> choice) {
    return planning.repair(planning.ledger(), choice);
  }

  /**
   * Makes the ledger say that exactly the goal's migrations are applied, and runs none.
   *
   * @param unproven why that is so, where the schema need not show it; recorded
   * @throws Failure.Refused if the schema does not show it and no reason is given
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
   * Empties the database, if no table of it holds a row.
   *
   * @throws Failure.Refused if one does, or others depend on what would go
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
