package dev.interlock.testkit.fake;

import dev.interlock.dialect.Activity;
import dev.interlock.dialect.Cleaning;
import dev.interlock.dialect.StandbyLag;
import dev.interlock.dialect.StepRunner.Remains;
import dev.interlock.ledger.Holder;
import dev.interlock.ledger.RunId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A database in memory. It records in short lines what its sessions do, and a test says what
 * happens at such a line: {@code on("run TABLE a", session -> session.takes(seconds))}.
 */
public final class FakeDatabase {

  /** An event at a moment of a session. */
  @FunctionalInterface
  public interface Action {
    void in(FakeSession session);
  }

  private record Line(Duration at, String text) {}

  private final ManualClock clock;
  private final List<Line> lines = new ArrayList<>();
  private final Map<String, Deque<Action>> actions = new HashMap<>();
  private final Map<RunId, FakeSession> sessions = new HashMap<>();
  private final List<String> effects = new ArrayList<>();
  private final Map<String, Remains> remains = new HashMap<>();
  private FakeLedger ledger = new FakeLedger();
  private FakeLock lock;
  private boolean present;
  private int rowsOfTables;
  private int waiting;
  private StandbyLag standbyLag = StandbyLag.NONE;
  private Activity activity = Activity.none();
  private Cleaning cleaning = new Cleaning.Cleaned(0);

  public FakeDatabase(ManualClock clock) {
    this.clock = clock;
    this.lock = new FakeLock(clock);
  }

  /** Opens a session of a run. */
  public FakeTarget open(Holder holder) {
    var session = new FakeSession(this);
    sessions.put(holder.run(), session);
    return new FakeTarget(this, session);
  }

  /**
   * Plans what happens at a moment, at its first occurrence, its second, and so on.
   *
   * @param moment a line as {@link #trace} has it: before it takes effect; with {@code after}
   *     before the line: after it took effect; or one of the questions {@code read ledger}, {@code
   *     try lock} and {@code read lock}, which are not recorded
   */
  public void on(String moment, Action... planned) {
    actions.computeIfAbsent(moment, key -> new ArrayDeque<>()).addAll(List.of(planned));
  }

  /** Forgets what is still planned for a moment. */
  public void forget(String moment) {
    actions.remove(moment);
  }

  /** Returns all that sessions tried to do so far, in order. */
  public List<String> trace() {
    return lines.stream().map(Line::text).toList();
  }

  /** Returns the moments of a line. */
  public List<Duration> times(String line) {
    return lines.stream().filter(each -> each.text().equals(line)).map(Line::at).toList();
  }

  /** Returns the statements that took effect, in order, as often as they did. */
  public List<String> effects() {
    return List.copyOf(effects);
  }

  /** Returns the ledger's rows, such as {@code V1 applied}. */
  public List<String> rows() {
    return ledger.rows();
  }

  /** Returns the journal, such as {@code V2 1 done, next in flight}. */
  public List<String> journal() {
    return ledger.journal();
  }

  /** Returns the outcomes of the runs that recorded their end, such as {@code stopped APP001}. */
  public List<String> ended() {
    return ledger.ended();
  }

  /** Sets the result of emptying the database. */
  public void cleans(Cleaning result) {
    cleaning = result;
  }

  /** Sets the number of rows of every table. */
  public void holds(int rows) {
    rowsOfTables = rows;
  }

  /** Lets the slowest standby lag. */
  public void lags(StandbyLag now) {
    standbyLag = now;
  }

  /** Sets the number of sessions that wait for locks of the session at work. */
  public void blocks(int sessions) {
    waiting = sessions;
  }

  int rowsOfTables() {
    return rowsOfTables;
  }

  StandbyLag standbyLag() {
    return standbyLag;
  }

  int waiting() {
    return waiting;
  }

  /** Drops everything, with the ledger and its lock. */
  public void drop() {
    ledger = new FakeLedger();
    lock = new FakeLock(clock);
    effects.clear();
    present = false;
  }

  Cleaning clean() {
    if (cleaning instanceof Cleaning.Cleaned) {
      drop();
    }
    return cleaning;
  }

  Cleaning cleaning() {
    return cleaning;
  }

  ManualClock clock() {
    return clock;
  }

  FakeLedger ledger() {
    return ledger;
  }

  FakeLock lock() {
    return lock;
  }

  boolean isPresent() {
    return present;
  }

  void create() {
    present = true;
  }

  Activity activity() {
    return activity;
  }

  void show(Activity now) {
    activity = now;
  }

  void record(String line) {
    lines.add(new Line(clock.now(), line));
  }

  void act(String moment, FakeSession session) {
    Deque<Action> planned = actions.getOrDefault(moment, new ArrayDeque<>());
    if (!planned.isEmpty()) {
      planned.remove().in(session);
    }
  }

  void end(RunId run) {
    if (sessions.containsKey(run)) {
      sessions.get(run).end();
    }
  }

  void took(List<String> statements) {
    effects.addAll(statements);
  }

  Remains remains(String statement) {
    return remains.getOrDefault(statement, Remains.NOTHING);
  }

  void leave(String statement, Remains now) {
    remains.put(statement, now);
    if (now == Remains.WHOLE) {
      effects.add(statement);
    } else {
      effects.remove(statement);
    }
  }
}
