package dev.interlock.testkit.fake;

import dev.interlock.batch.Batch;
import dev.interlock.batch.KeyRange;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.dialect.Activity;
import dev.interlock.dialect.Cleaning;
import dev.interlock.dialect.ProgramStatements;
import dev.interlock.dialect.Server;
import dev.interlock.dialect.SessionMonitor;
import dev.interlock.dialect.StandbyLag;
import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.StepFailure.Reason;
import dev.interlock.dialect.StepSettings;
import dev.interlock.dialect.Target;
import dev.interlock.dialect.data.DataAnswer;
import dev.interlock.dialect.data.DataCheck;
import dev.interlock.dialect.data.PreflightSettings;
import dev.interlock.dialect.data.Repair;
import dev.interlock.dialect.data.TableSize;
import dev.interlock.history.Step;
import dev.interlock.ledger.Acquired;
import dev.interlock.ledger.ForeignLedger;
import dev.interlock.ledger.Holder;
import dev.interlock.ledger.Lease;
import dev.interlock.ledger.Ledger;
import dev.interlock.ledger.LedgerDetail;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.LockState;
import dev.interlock.ledger.PreStepState;
import dev.interlock.ledger.Proof;
import dev.interlock.ledger.RecordedRun;
import dev.interlock.ledger.RunEvent;
import dev.interlock.ledger.RunId;
import dev.interlock.ledger.SessionState;
import dev.interlock.ledger.Token;
import dev.interlock.script.Statement;
import dev.interlock.script.StatementKind;
import dev.interlock.url.DatabaseUrl;
import dev.interlock.url.DatabaseUrlParser;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A session with a {@link FakeDatabase}. It keeps the contract of {@link Target} as far as runs
 * depend on it; a request to cancel hits the statement at work, or nothing.
 */
public final class FakeTarget implements Target {

  private final FakeDatabase database;
  private final FakeSession session;

  FakeTarget(FakeDatabase database, FakeSession session) {
    this.database = database;
    this.session = session;
  }

  /** Locks the lock's row by the fence, as a transaction does, until the work has committed. */
  private void transact(Token fence, Runnable work) {
    if (!database.isPresent()) {
      session.fails(Reason.ERROR);
    }
    FakeLock lock = database.lock();
    if (!lock.fits(fence)) {
      session.fails(Reason.FENCED);
    }
    lock.lockRow(true);
    try {
      work.run();
    } finally {
      lock.lockRow(false);
    }
  }

  // LedgerStore

  @Override
  public Ledger readLedger(LedgerDetail detail) {
    session.asks("read ledger");
    return database.isPresent() ? database.ledger().read(database.lock().state()) : Ledger.absent();
  }

  @Override
  public void createLedger() {
    session.does("create ledger");
    database.create();
  }

  @Override
  public void record(List<LedgerWrite> writes, Token fence) {
    String line = "record " + FakeLedger.words(writes);
    session.does(line);
    transact(fence, () -> database.ledger().write(writes, database.clock().now()));
    session.did(line);
  }

  @Override
  public void append(LedgerWrite.Ended end) {
    if (database.isPresent()) {
      String line = "append " + FakeLedger.words(List.of(end));
      session.does(line);
      database.ledger().write(List.of(end), database.clock().now());
      session.did(line);
    }
  }

  @Override
  public List<RunEvent> readRuns(int most) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<ForeignLedger> foreignLedgers() {
    return List.of();
  }

  @Override
  public void remember(Proof proof) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Set<String> adoptionReasons() {
    throw new UnsupportedOperationException();
  }

  // DataReader

  @Override
  public DataAnswer ask(DataCheck check, PreflightSettings settings) {
    session.asks("ask " + check.table().name());
    return new DataAnswer.Found(0, 0, List.of());
  }

  @Override
  public Map<String, TableSize> sizes(SortedSet<String> tables, PreflightSettings settings) {
    session.asks("sizes of " + String.join(", ", tables));
    return Map.of();
  }

  @Override
  public List<Repair> repairs(DataCheck check) {
    return List.of();
  }

  // MigrationLock

  @Override
  public LockState readLock() {
    session.asks("read lock");
    return database.lock().state();
  }

  @Override
  public Optional<Acquired> tryLock(Holder holder, Lease lease) {
    session.asks("try lock");
    if (!database.isPresent()) {
      session.fails(Reason.ERROR);
    }
    Optional<Acquired> acquired = database.lock().take(holder, lease.value());
    acquired.ifPresent(mine -> database.record("lock " + mine.token()));
    return acquired;
  }

  @Override
  public void unlock(Token token, List<LedgerWrite> lastWords) {
    String line = "unlock " + FakeLedger.words(lastWords);
    session.does(line);
    transact(
        token,
        () -> {
          database.ledger().write(lastWords, database.clock().now());
          database.lock().release();
        });
    session.did(line);
  }

  @Override
  public void evict(Acquired acquired) {
    session.does(
        acquired.unsettled().stream()
            .map(RunId::value)
            .collect(Collectors.joining(" ", "evict ", "")));
    acquired.unsettled().forEach(database::end);
    database.lock().settle();
  }

  // StepRunner

  @Override
  public SessionState apply(
      Step.Transactional step, List<LedgerWrite> writes, Token fence, StepSettings settings) {
    session.does("begin");
    SessionState after = after(step.statements(), settings);
    List<LedgerWrite> recorded = writes.stream().map(write -> in(after, write)).toList();
    String commit = "commit " + FakeLedger.words(recorded);
    transact(
        fence,
        () -> {
          run(step.statements());
          session.does(commit);
          database.lock().prolong(settings.lease().value());
          database.took(step.statements().stream().map(Statement::text).toList());
          database.ledger().write(recorded, database.clock().now());
        });
    session.did(commit);
    return after;
  }

  private void run(List<Statement> statements) {
    try {
      for (int number = 0; number < statements.size(); number++) {
        session.begins(number, statements.get(number));
        session.does("run " + statements.get(number).text());
      }
    } finally {
      session.ends();
    }
  }

  private static LedgerWrite in(SessionState state, LedgerWrite write) {
    return write instanceof LedgerWrite.Progress(var entry)
        ? new LedgerWrite.Progress(entry.with(state))
        : write;
  }

  private static SessionState after(List<Statement> statements, StepSettings settings) {
    Stream<String> set =
        statements.stream()
            .filter(each -> each.kind() == StatementKind.SESSION)
            .map(Statement::text);
    return new SessionState(
        Stream.concat(Stream.of(settings.session().words()), set)
            .filter(words -> !words.isEmpty())
            .collect(Collectors.joining("; ")));
  }

  @Override
  public ProgramStatements forProgram(
      LedgerWrite.Progress progress, List<LedgerWrite> writes, Token fence, StepSettings settings) {
    return new ProgramStatements(
        List.of("fence " + fence.value()),
        List.of("progress"),
        List.of("commit " + FakeLedger.words(writes)));
  }

  @Override
  public StepFailure failureOfProgram(StepFailure.Said said, boolean inFence) {
    return new StepFailure(
        inFence ? StepFailure.Reason.FENCED : StepFailure.Reason.ERROR, -1, said, null);
  }

  @Override
  public void endProgram() {}

  @Override
  public SessionState apply(Step.NonTransactional step, StepSettings settings) {
    String line = "run " + step.statement().text();
    session.begins(0, step.statement());
    try {
      session.does(line);
      session.leaves(Remains.WHOLE);
      session.did(line);
    } finally {
      session.ends();
    }
    return settings.session();
  }

  @Override
  public SessionState prepare(Step.Transactional step, StepSettings settings) {
    SessionState after = after(step.statements(), settings);
    session.does("prepare " + after.words());
    return after;
  }

  @Override
  public PreStepState observe(Step.NonTransactional step, SessionState state) {
    session.does("observe " + step.statement().text());
    return new PreStepState(database.remains(step.statement().text()).name());
  }

  @Override
  public Remains settle(
      Step.NonTransactional step, PreStepState before, Ending ending, SessionState state) {
    String text = step.statement().text();
    session.does("settle %s %s".formatted(text, ending.name().toLowerCase(Locale.ROOT)));
    return database.remains(text);
  }

  // BatchReader: the keys are the numbers from 1 to the number of rows

  @Override
  public Optional<String> unfit(Batch batch, SessionState state) {
    return Optional.empty();
  }

  @Override
  public long rows(Batch batch, SessionState state) {
    return database.rowsOfTables();
  }

  @Override
  public KeyRange next(Batch batch, Optional<String> after, int most, SessionState state) {
    session.asks("next batch");
    int first = after.map(Integer::valueOf).orElse(0);
    int left = database.rowsOfTables() - first;
    return left < most
        ? new KeyRange(after, Optional.empty(), left)
        : new KeyRange(after, Optional.of(String.valueOf(first + most)), most);
  }

  @Override
  public StandbyLag standbyLag() {
    session.asks("standby lag");
    return database.standbyLag();
  }

  // SchemaReader and SchemaCleaner

  @Override
  public Catalog readCatalog(CatalogScope scope) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean finds(String query) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long count(String query) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<RecordedRun> runAfter(RunId run) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<String> creating(CatalogObject object) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Cleaning.TableRows> occupied() {
    return database.cleaning() instanceof Cleaning.Occupied(var tables) ? tables : List.of();
  }

  @Override
  public Cleaning clean(Token fence, StepSettings settings) {
    session.does("clean");
    transact(fence, () -> {});
    return database.clean();
  }

  // Target

  @Override
  public DatabaseUrl url() {
    return DatabaseUrlParser.parse("postgresql://localhost/fake");
  }

  @Override
  public Server server() {
    return new Server("Fake", "1.0", "fake", Server.Pooling.DIRECT);
  }

  @Override
  public boolean isSameDatabase(Target other) {
    return other instanceof FakeTarget fake && fake.database == database;
  }

  @Override
  public SessionMonitor monitor() {
    return new Monitor();
  }

  @Override
  public void cancel() {
    session.cancel();
  }

  @Override
  public void close() {
    session.end();
  }

  private final class Monitor implements SessionMonitor {

    Monitor() {
      say("open monitor");
    }

    private void say(String line) {
      database.record(line);
      database.act(line, session);
    }

    @Override
    public boolean renew(Token token, Duration lease, String activity) {
      say(("renew " + activity).strip());
      return database.lock().renew(token, lease, activity);
    }

    @Override
    public Activity activity() {
      return database.activity();
    }

    @Override
    public int waiting() {
      return database.waiting();
    }

    @Override
    public void close() {
      database.record("close monitor");
    }
  }
}
