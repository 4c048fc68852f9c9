package dev.interlock;

import dev.interlock.apply.Cancellation;
import dev.interlock.apply.CleanFindings;
import dev.interlock.apply.Execution;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.connect.Opening;
import dev.interlock.connect.SchemaReading;
import dev.interlock.connect.TargetChoice;
import dev.interlock.converge.LedgerRepair;
import dev.interlock.dialect.Cleaning;
import dev.interlock.dialect.ConnectSettings;
import dev.interlock.dialect.Dialect;
import dev.interlock.dialect.Server;
import dev.interlock.dialect.Target;
import dev.interlock.event.Event;
import dev.interlock.event.Listener;
import dev.interlock.failure.Failure;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.ledger.AppliedMigration;
import dev.interlock.ledger.Ledger;
import dev.interlock.ledger.LedgerDetail;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.NamedLedger;
import dev.interlock.locate.Location;
import dev.interlock.lock.Holder;
import dev.interlock.plan.Claims;
import dev.interlock.plan.Goal;
import dev.interlock.plan.HistoryComparison;
import dev.interlock.plan.LateArrivals;
import dev.interlock.plan.Plan;
import dev.interlock.plan.PlanOutcome;
import dev.interlock.plan.PlannedMigration;
import dev.interlock.plan.Planner;
import dev.interlock.plan.Stamp;
import dev.interlock.plan.Unfolding;
import dev.interlock.proof.OperatorsWord;
import dev.interlock.proof.SchemaProof;
import dev.interlock.proof.Sources;
import dev.interlock.settings.Settings;
import dev.interlock.url.DatabaseUrl;
import dev.interlock.url.DatabaseUrlChoice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One database and one history, and what can be done with them. For one thread; close it after use.
 *
 * <p>Every method throws {@link Failure} when it cannot do what it is asked, and then has left
 * nothing half done that the next call would not complete.
 */
public final class Interlock implements AutoCloseable {

  private final History history;
  private final Target target;
  private final Holder holder;
  private final Settings settings;
  private final Listener listener;
  private final SchemaProof proof;
  private final Execution execution;

  /** Plans are made more than once, but what they have to say is said once. */
  private final Set<Finding> noticed = new HashSet<>();

  private Interlock(
      History history,
      Target target,
      Holder holder,
      Settings settings,
      Listener listener,
      SchemaProof proof,
      Execution execution) {
    this.history = history;
    this.target = target;
    this.holder = holder;
    this.settings = settings;
    this.listener = listener;
    this.proof = proof;
    this.execution = execution;
  }

  /**
   * Opens the database behind one URL.
   *
   * @param sources asked for the history at once, while the database is awaited; when that throws,
   *     so does this
   * @param holder who we are to other runs that want the same database
   * @param listener hears of all that happens; called from one thread at a time
   * @param cancellation asks to stop; work in flight is then rolled back or can be resumed
   * @throws Failure.Unavailable if the database cannot be reached
   */
  public static Interlock connect(
      Dialect dialect,
      DatabaseUrl url,
      Sources sources,
      Holder holder,
      Settings settings,
      Listener listener,
      Cancellation cancellation) {
    Listener serial = Listener.oneAtATime(listener);
    ConnectSettings connect = connectSettings(holder, settings, serial);
    var opening = Opening.begin(() -> dialect.connect(url, connect));
    return over(opening, sources, holder, settings, serial, cancellation);
  }

  /**
   * Opens the database of a service that knows several URLs: past its pooler where that is proven
   * to lead to the same database. Otherwise as {@link #connect(Dialect, DatabaseUrl, Sources,
   * Holder, Settings, Listener, Cancellation)}.
   */
  public static Interlock connect(
      Dialect dialect,
      DatabaseUrlChoice urls,
      Sources sources,
      Holder holder,
      Settings settings,
      Listener listener,
      Cancellation cancellation) {
    Listener serial = Listener.oneAtATime(listener);
    ConnectSettings connect = connectSettings(holder, settings, serial);
    var choice = new TargetChoice(dialect, connect, why -> serial.on(new Event.Noticed(why)));
    var opening = Opening.begin(() -> choice.open(urls));
    return over(opening, sources, holder, settings, serial, cancellation);
  }

  private static Interlock over(
      Opening opening,
      Sources sources,
      Holder holder,
      Settings settings,
      Listener listener,
      Cancellation cancellation) {
    cancellation.onRequest(
        () -> opening.giveUp(cancellation.cause().orElseThrow().whileWaitingFor("the database")));
    History history = read(sources, opening);
    Target target = opening.target();
    listener.on(new Event.Connected(target.server()));
    var proof = new SchemaProof(sources, history, target, settings.drift());
    var execution = new Execution(target, holder, settings, listener, cancellation, proof.detail());
    return new Interlock(history, target, holder, settings, listener, proof, execution);
  }

  private static History read(Sources sources, Opening opening) {
    try {
      return sources.history();
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
    return target.readLedger(LedgerDetail.ROWS).guarded();
  }

  /**
   * What the files, the ledger and, where it is known what the migrations do, the schema say of
   * each other. Changes nothing, takes no lock.
   */
  public Status status() {
    Ledger ledger = readLedger();
    Claims claims = claims(ledger);
    HistoryComparison comparison = comparison(ledger, claims);
    return new Status(
        target.server(),
        comparison.history(),
        ledger,
        claims,
        comparison,
        proof.status(ledger, comparison));
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
   * Where the database really is, by its schema. Changes nothing, takes no lock.
   *
   * @throws Failure.Refused if it is not known of every migration what it does
   */
  public Location locate() {
    Ledger ledger = readLedger();
    HistoryComparison comparison = comparison(ledger, claims(ledger));
    proof.otherVersion(comparison.history()).ifPresent(odd -> listener.on(new Event.Noticed(odd)));
    return proof.locate(ledger, comparison);
  }

  /** What {@link #upgrade} would do. Changes nothing, takes no lock. */
  public Plan planUpgrade(Goal goal) {
    return upgradePlan(readLedger(), goal);
  }

  /** What {@link #downgrade} would do. Changes nothing, takes no lock. */
  public Plan planDowngrade(Goal goal) {
    return downgradePlan(readLedger(), goal);
  }

  /**
   * Brings the database forward.
   *
   * @return what was done; empty if there was nothing to do, or another run did it meanwhile
   */
  public Plan upgrade(Goal goal) {
    return execution.carryOut(
        "upgrade", this::takeOver, ledger -> upgradePlan(ledger, goal), proof::afterwards);
  }

  /** Takes migrations back by their undo scripts, newest first. */
  public Plan downgrade(Goal goal) {
    return execution.carryOut(
        "downgrade", this::takeOver, ledger -> downgradePlan(ledger, goal), List::of);
  }

  /** What {@link #sync} would do. Changes nothing, takes no lock. */
  public Plan planSync(OperatorsWord word) {
    return syncPlan(readLedger(), word);
  }

  /**
   * Brings the database to the head from wherever its schema is, forward only, whatever its ledger
   * says; of every migration only what is missing runs.
   *
   * @throws Failure.Refused if something is there but different, or nobody knows of rows
   */
  public Plan sync(OperatorsWord word) {
    return execution.carryOut(
        "sync",
        (ledger, plan) -> {
          var writes = new ArrayList<>(takeOver(ledger, plan));
          writes.addAll(repair(ledger).ofFiles());
          return writes;
        },
        ledger -> syncPlan(ledger, word),
        proof::afterwards);
  }

  /**
   * Brings the rows of the ledger in line with what the schema shows, and runs nothing.
   *
   * @param choice one of several positions that look alike
   * @throws Failure.Refused if the schema shows no position, or several and none was chosen
   */
  public List<LedgerWrite> repair(Optional<Goal> choice) {
    return execution.write("repair", ledger -> repairs(ledger, choice));
  }

  /** What {@link #repair} would write. Changes nothing, takes no lock. */
  public List<LedgerWrite> planRepair(Optional<Goal> choice) {
    return repairs(readLedger(), choice);
  }

  private List<LedgerWrite> repairs(Ledger ledger, Optional<Goal> choice) {
    LedgerRepair repair = repair(ledger);
    return repair.at(proof.locate(ledger, repair.comparison()), choice);
  }

  private LedgerRepair repair(Ledger ledger) {
    return new LedgerRepair(comparison(ledger, claims(ledger)), holder.run());
  }

  private Plan syncPlan(Ledger ledger, OperatorsWord word) {
    List<AppliedMigration> rows = repair(ledger).rows();
    History files = history(ledger);
    PlanOutcome outcome = new Planner(files, rows, LateArrivals.ALLOW).upgrade(new Goal.Heads());
    return accepted(proof.sync(outcome, ledger, HistoryComparison.of(files, rows), word), ledger);
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
          return Stamp.onWord(unproven).writes(wanted, ledger.applied(), holder.run());
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
    Cleaning outcome = execution.clean();
    return switch (outcome) {
      case Cleaning.Cleaned cleaned -> cleaned;
      case Cleaning.Occupied occupied -> throw refusedToClean(outcome);
      case Cleaning.TakesOthers others -> throw refusedToClean(outcome);
    };
  }

  private Failure.Refused refusedToClean(Cleaning outcome) {
    return new Failure.Refused(
        CleanFindings.of(outcome, target.server().database()).stream().toList());
  }

  private Plan upgradePlan(Ledger ledger, Goal goal) {
    Claims claims = claims(ledger);
    PlanOutcome outcome = planner(ledger, claims).upgrade(goal).with(claims.findings());
    PlanOutcome converged = proof.upgrade(outcome, ledger, () -> comparison(ledger, claims));
    return accepted(
        converged.with(ExtensionPreflight.findings(converged, target, proof.effects(converged))),
        ledger);
  }

  private Plan downgradePlan(Ledger ledger, Goal goal) {
    Claims claims = claims(ledger);
    return accepted(planner(ledger, claims).downgrade(goal).with(claims.findings()), ledger);
  }

  private Ledger readLedger() {
    return target.readLedger(proof.detail());
  }

  private HistoryComparison comparison(Ledger ledger, Claims claims) {
    return HistoryComparison.of(history(ledger), applied(ledger, claims));
  }

  private Planner planner(Ledger ledger, Claims claims) {
    return new Planner(history(ledger), applied(ledger, claims), settings.lateArrivals());
  }

  private Claims claims(Ledger ledger) {
    return Claims.of(history(ledger), ledger.foreign());
  }

  /** The history as a database with this ledger has to walk it. */
  private History history(Ledger ledger) {
    return Unfolding.of(history, ledger);
  }

  /** What another tool applied counts, at first contact, as if we had. */
  private static List<AppliedMigration> applied(Ledger ledger, Claims claims) {
    var applied = new ArrayList<>(ledger.applied());
    applied.addAll(claims.rows());
    return applied;
  }

  private List<LedgerWrite> takeOver(Ledger ledger, Plan plan) {
    var writes = new ArrayList<>(claims(ledger).writes(holder.run()));
    named(ledger, plan).forEach(named -> writes.add(new LedgerWrite.Found(named.runner())));
    return List.copyOf(writes);
  }

  /** The tables of other tools that the plan needs, as far as they are not known to be there. */
  private List<NamedLedger> named(Ledger ledger, Plan plan) {
    if (plan.isEmpty()) {
      return List.of();
    }
    var scripts = plan.migrations().stream().map(PlannedMigration::file).toList();
    return NamedLedger.in(history.layout(), scripts).stream()
        .filter(named -> !ledger.runners().contains(named.runner()))
        .toList();
  }

  private Plan accepted(PlanOutcome outcome, Ledger ledger) {
    return switch (outcome) {
      case PlanOutcome.Refused(var findings) -> throw refusal(findings);
      case PlanOutcome.Planned(Plan plan, var findings) -> {
        findings.forEach(this::notice);
        named(ledger, plan).forEach(named -> notice(named.finding()));
        yield plan;
      }
    };
  }

  private void notice(Finding finding) {
    if (noticed.add(finding)) {
      listener.on(new Event.Noticed(finding));
    }
  }

  /** A goal that lies the other way is a mistake on the command line, whatever the database. */
  private static Failure refusal(List<Finding> findings) {
    return findings.stream().allMatch(finding -> finding.code() == Code.USAGE)
        ? new Failure.Misconfigured(findings)
        : new Failure.Refused(findings);
  }

  @Override
  public void close() {
    target.close();
  }
}
