package dev.interlock;

import dev.interlock.apply.Cancellation;
import dev.interlock.apply.Execution;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.connect.Opening;
import dev.interlock.connect.SchemaReading;
import dev.interlock.connect.TargetChoice;
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
import dev.interlock.ledger.AppliedMigration;
import dev.interlock.ledger.Ledger;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.locate.Location;
import dev.interlock.locate.Locator;
import dev.interlock.locate.States;
import dev.interlock.lock.Holder;
import dev.interlock.plan.Claims;
import dev.interlock.plan.Goal;
import dev.interlock.plan.HistoryComparison;
import dev.interlock.plan.Plan;
import dev.interlock.plan.PlanOutcome;
import dev.interlock.plan.Planner;
import dev.interlock.plan.Stamp;
import dev.interlock.settings.Settings;
import dev.interlock.url.DatabaseUrl;
import dev.interlock.url.DatabaseUrlChoice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

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
  private final Execution execution;

  /** Plans are made more than once, but what they have to say is said once. */
  private final Set<Finding> noticed = new HashSet<>();

  private Interlock(
      History history,
      Target target,
      Holder holder,
      Settings settings,
      Listener listener,
      Execution execution) {
    this.history = history;
    this.target = target;
    this.holder = holder;
    this.settings = settings;
    this.listener = listener;
    this.execution = execution;
  }

  /**
   * Opens the database behind one URL.
   *
   * @param history asked for at once, while the database is awaited; when it throws, so does this
   * @param holder who we are to other runs that want the same database
   * @param listener hears of all that happens; called from one thread at a time
   * @param cancellation asks to stop; work in flight is then rolled back or can be resumed
   * @throws Failure.Unavailable if the database cannot be reached
   */
  public static Interlock connect(
      Dialect dialect,
      DatabaseUrl url,
      Supplier<History> history,
      Holder holder,
      Settings settings,
      Listener listener,
      Cancellation cancellation) {
    Listener serial = Listener.oneAtATime(listener);
    ConnectSettings connect = connectSettings(holder, settings, serial);
    var opening = Opening.begin(() -> dialect.connect(url, connect));
    return over(opening, history, holder, settings, serial, cancellation);
  }

  /**
   * Opens the database of a service that knows several URLs: past its pooler where that is proven
   * to lead to the same database. Otherwise as {@link #connect(Dialect, DatabaseUrl, Supplier,
   * Holder, Settings, Listener, Cancellation)}.
   */
  public static Interlock connect(
      Dialect dialect,
      DatabaseUrlChoice urls,
      Supplier<History> history,
      Holder holder,
      Settings settings,
      Listener listener,
      Cancellation cancellation) {
    Listener serial = Listener.oneAtATime(listener);
    ConnectSettings connect = connectSettings(holder, settings, serial);
    var choice = new TargetChoice(dialect, connect, why -> serial.on(new Event.Noticed(why)));
    var opening = Opening.begin(() -> choice.open(urls));
    return over(opening, history, holder, settings, serial, cancellation);
  }

  private static Interlock over(
      Opening opening,
      Supplier<History> history,
      Holder holder,
      Settings settings,
      Listener listener,
      Cancellation cancellation) {
    cancellation.onRequest(
        () -> opening.giveUp(cancellation.cause().orElseThrow().whileWaitingFor("the database")));
    History files = read(history, opening);
    Target target = opening.target();
    listener.on(new Event.Connected(target.server()));
    var execution = new Execution(target, holder, settings, listener, cancellation);
    return new Interlock(files, target, holder, settings, listener, execution);
  }

  private static History read(Supplier<History> history, Opening opening) {
    try {
      return history.get();
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

  /** What the files and the ledger say of each other. Changes nothing, takes no lock. */
  public Status status() {
    Ledger ledger = target.readLedger();
    Claims claims = claims(ledger);
    return new Status(
        target.server(),
        history,
        ledger,
        claims,
        HistoryComparison.of(history, applied(ledger, claims)));
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
   * @param states the schemas that the same history makes
   */
  public Location locate(States states) {
    var comparison = HistoryComparison.of(history, target.readLedger().applied());
    return Locator.locate(states, comparison, catalog(CatalogScope.usual()));
  }

  /** What {@link #upgrade} would do. Changes nothing, takes no lock. */
  public Plan planUpgrade(Goal goal) {
    return upgradePlan(target.readLedger(), goal);
  }

  /** What {@link #downgrade} would do. Changes nothing, takes no lock. */
  public Plan planDowngrade(Goal goal) {
    return downgradePlan(target.readLedger(), goal);
  }

  /**
   * Brings the database forward.
   *
   * @return what was done; empty if there was nothing to do, or another run did it meanwhile
   */
  public Plan upgrade(Goal goal) {
    return execution.carryOut("upgrade", this::takeOver, ledger -> upgradePlan(ledger, goal));
  }

  /** Takes migrations back by their undo scripts, newest first. */
  public Plan downgrade(Goal goal) {
    return execution.carryOut("downgrade", this::takeOver, ledger -> downgradePlan(ledger, goal));
  }

  /** Makes the ledger say that exactly the goal's migrations are applied, and runs none. */
  public List<LedgerWrite> stamp(Goal goal) {
    return execution.write(
        "stamp", ledger -> Stamp.writes(history, ledger.applied(), goal, holder.run()));
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

  private Plan upgradePlan(Ledger ledger, Goal goal) {
    Claims claims = claims(ledger);
    PlanOutcome outcome = planner(ledger, claims).upgrade(goal).with(claims.findings());
    return accepted(outcome.with(ExtensionPreflight.findings(outcome, target, List.of())));
  }

  private Plan downgradePlan(Ledger ledger, Goal goal) {
    Claims claims = claims(ledger);
    return accepted(planner(ledger, claims).downgrade(goal).with(claims.findings()));
  }

  private Planner planner(Ledger ledger, Claims claims) {
    return new Planner(history, applied(ledger, claims), settings.lateArrivals());
  }

  private Claims claims(Ledger ledger) {
    return Claims.of(history, ledger.foreign());
  }

  /** What another tool applied counts, at first contact, as if we had. */
  private static List<AppliedMigration> applied(Ledger ledger, Claims claims) {
    var applied = new ArrayList<>(ledger.applied());
    applied.addAll(claims.rows());
    return applied;
  }

  private List<LedgerWrite> takeOver(Ledger ledger) {
    return claims(ledger).writes(holder.run());
  }

  private Plan accepted(PlanOutcome outcome) {
    return switch (outcome) {
      case PlanOutcome.Refused(var findings) -> throw refusal(findings);
      case PlanOutcome.Planned(Plan plan, var findings) -> {
        findings.stream()
            .filter(noticed::add)
            .forEach(finding -> listener.on(new Event.Noticed(finding)));
        yield plan;
      }
    };
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
