package dev.interlock;

import dev.interlock.apply.Cancellation;
import dev.interlock.apply.RunClock;
import dev.interlock.apply.RunContext;
import dev.interlock.apply.Settings;
import dev.interlock.dialect.ConnectSettings;
import dev.interlock.dialect.ReadOnlyDatabase;
import dev.interlock.dialect.Target;
import dev.interlock.drift.MigrationSource;
import dev.interlock.event.Event;
import dev.interlock.event.Listener;
import dev.interlock.event.RunPhase;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.ledger.Holder;
import dev.interlock.ledger.RunId;
import dev.interlock.ledger.RunLabel;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Options for opening a database; what is not set has a default. Not thread-safe. */
public final class InterlockBuilder {

  private final Connector connector;
  private RandomGenerator random = new SplittableRandom();
  private Holder holder =
      new Holder(RunId.random(random), "localhost", ProcessHandle.current().pid());
  private RunLabel label = RunLabel.NONE;
  private Settings settings = Settings.defaults();
  private Listener listener = Listener.none();
  private Cancellation cancellation = new Cancellation();
  private RunClock clock = RunClock.system();

  /** Opens the database; reports URLs that were not used. */
  @FunctionalInterface
  interface Connector {
    Target open(ConnectSettings settings, Consumer<Finding> notices);
  }

  InterlockBuilder(Connector connector) {
    this.connector = connector;
  }

  /** Identifies this process to other runs on the same database; by default, by a random id. */
  public InterlockBuilder holder(Holder value) {
    holder = value;
    return this;
  }

  /** Sets what the record of runs says about this run; by default, nothing. */
  public InterlockBuilder label(RunLabel value) {
    label = value;
    return this;
  }

  /** Sets timeouts and policies; by default, {@link Settings#defaults()}. */
  public InterlockBuilder settings(Settings value) {
    settings = value;
    return this;
  }

  /** Sets the receiver of all events, called from one thread at a time; by default, none. */
  public InterlockBuilder listener(Listener value) {
    listener = Listener.oneAtATime(value);
    return this;
  }

  /**
   * Sets the source of requests to stop. Work in progress is then rolled back or can be resumed.
   */
  public InterlockBuilder cancellation(Cancellation value) {
    cancellation = value;
    return this;
  }

  /** Sets time and randomness; by default, those of the system. */
  public InterlockBuilder clock(RunClock time, RandomGenerator generator) {
    clock = time;
    random = generator;
    return this;
  }

  /**
   * Opens the database.
   *
   * @param source provides the history, read while the connection is being opened; its exceptions
   *     are passed on
   * @throws dev.interlock.finding.Failure.Unavailable if the database cannot be reached
   */
  public Interlock open(MigrationSource source) {
    var opening = Opening.begin(() -> connector.open(connectSettings(), this::notice));
    cancellation.onRequest(
        () -> opening.giveUp(cancellation.cause().orElseThrow().whileWaitingFor("the database")));
    History history = read(source, opening);
    Target target = opening.target();
    listener.on(new Event.Connected(target.server()));
    if (target.isReadOnly()) {
      notice(ReadOnlyDatabase.note(target.server()));
    }
    return new Interlock(
        history,
        source,
        new RunContext(
            target,
            holder,
            label,
            settings,
            source.programs(),
            listener,
            cancellation,
            clock,
            random));
  }

  private void notice(Finding finding) {
    listener.on(new Event.Noticed(finding));
  }

  private History read(MigrationSource source, Opening opening) {
    long start = clock.nanoTime();
    try {
      History history = source.history();
      listener.on(new Event.PhaseEnded(RunPhase.READ, clock.since(start)));
      return history;
    } catch (RuntimeException e) {
      opening.abandon();
      throw e;
    }
  }

  private ConnectSettings connectSettings() {
    return new ConnectSettings(
        holder.run(),
        settings.connectWait().value(),
        settings.ledgerSchema().map(Settings.LedgerSchema::value),
        settings.foreignLedgers(),
        new WaitingReport(listener));
  }
}
