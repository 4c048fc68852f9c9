package dev.interlock.sqlite.session;

import dev.interlock.batch.Batch;
import dev.interlock.batch.KeyRange;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.dialect.Cleaning;
import dev.interlock.dialect.ProgramStatements;
import dev.interlock.dialect.Server;
import dev.interlock.dialect.SessionMonitor;
import dev.interlock.dialect.StandbyLag;
import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.StepSettings;
import dev.interlock.dialect.Target;
import dev.interlock.dialect.data.DataAnswer;
import dev.interlock.dialect.data.DataCheck;
import dev.interlock.dialect.data.PreflightSettings;
import dev.interlock.dialect.data.Repair;
import dev.interlock.dialect.data.RowRepairs;
import dev.interlock.dialect.data.TableSize;
import dev.interlock.history.Step;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.ledger.Acquired;
import dev.interlock.ledger.ForeignLedger;
import dev.interlock.ledger.ForeignLedgerSettings;
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
import dev.interlock.sqlite.catalog.CatalogReader;
import dev.interlock.url.DatabaseUrl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.sqlite.SQLiteConnection;

/**
 * The working session with an SQLite file. If a migration changed settings or attached a file, a
 * new session replaces this one after the migration: SQLite has no {@code RESET ALL}.
 */
public final class SqliteTarget implements Target {

  /** The usual wait of Interlock's own transactions: as long as another's may reasonably last. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Duration patience;

  /**
   * A short wait for the lock: while another connection writes, the lock is not free, and the
   * caller tries again.
   */
  private static final Duration GLANCE = Duration.ofMillis(100);

  /** A failed run must not wait long to say so. */
  private static final Duration APPENDING = Duration.ofSeconds(1);

  private final Sessions sessions;
  private final Server server;
  private final ForeignLedgerSettings foreign;
  private volatile Session session;
  private boolean settingsChanged;

  /** The settings of the file at work in the session. */
  private final DatabaseUrl url;

  private PragmaState state = PragmaState.NONE;

  /**
   * Creates a target.
   *
   * @param url of the file
   * @param connection in autocommit mode, and closed with this target
   * @param sessions opens further connections with the same file
   * @param foreign the places of other tools' ledgers
   * @param patience the shortest wait for another's transaction, if the URL sets one
   */
  public SqliteTarget(
      DatabaseUrl url,
      SQLiteConnection connection,
      Sessions sessions,
      Server server,
      ForeignLedgerSettings foreign,
      Optional<Duration> patience) {
    this.url = url;
    this.patience = patience.filter(longer -> longer.compareTo(PATIENCE) > 0).orElse(PATIENCE);
    this.session = new Session(connection);
    this.sessions = sessions;
    this.server = server;
    this.foreign = foreign;
  }

  @Override
  public Server server() {
    return server;
  }

  @Override
  public DatabaseUrl url() {
    return url;
  }

  /** Whether the file or its folder, which holds the journal, cannot be written. */
  @Override
  public boolean isReadOnly() {
    Path file = Path.of(server.database()).toAbsolutePath();
    Path folder = file.getParent();
    return Files.exists(file)
        && (folder == null || !Files.isWritable(file) || !Files.isWritable(folder));
  }

  @Override
  public boolean isSameDatabase(Target other) {
    return other instanceof SqliteTarget sqlite
        && sqlite.server.database().equals(server.database());
  }

  @Override
  public Ledger readLedger(LedgerDetail detail) {
    return ask(patience, mine -> new LedgerReader(mine, foreign).read(detail));
  }

  @Override
  public List<ForeignLedger> foreignLedgers() {
    return ask(patience, mine -> new ForeignLedgerReader(mine, foreign).read());
  }

  /** On SQLite, most ledgers of other tools are only read. */
  @Override
  public boolean writesLedgerOf(MigrationTool tool) {
    return !ForeignLedgerReader.sql(tool).apply().isEmpty();
  }

  @Override
  public void append(LedgerWrite.Ended end) {
    if (!isReadOnly() && hasLedger()) {
      tell(APPENDING, mine -> mine.transact("BEGIN IMMEDIATE", () -> append(end, mine)));
    }
  }

  private static void append(LedgerWrite.Ended end, Session mine) throws SQLException {
    new RunRecord(mine).complete();
    new LedgerWriter(mine, System.getProperty("user.name", "")).write(List.of(end), Duration.ZERO);
  }

  private boolean hasLedger() {
    return ask(patience, LedgerReader::isPresent);
  }

  @Override
  public List<RunEvent> readRuns(int most) {
    return hasLedger() ? ask(patience, mine -> new RunRecord(mine).read(most)) : List.of();
  }

  @Override
  public Set<String> adoptionReasons() {
    return ask(patience, mine -> mine.query(SqliteTarget::first, LedgerTables.ADOPTION_REASONS));
  }

  private static Set<String> first(ResultSet rows) throws SQLException {
    var values = new TreeSet<String>();
    while (rows.next()) {
      values.add(rows.getString(1));
    }
    return values;
  }

  @Override
  public void createLedger() {
    tell(patience, mine -> mine.transact("BEGIN IMMEDIATE", () -> define(mine)));
  }

  private static void define(Session mine) throws SQLException {
    for (String definition : LedgerTables.DEFINITIONS) {
      mine.execute(definition);
    }
  }

  /** Ignores the scope: SQLite has neither privileges nor schemas. */
  @Override
  public Catalog readCatalog(CatalogScope scope) {
    return ask(patience, mine -> mine.query(CatalogReader::read, CatalogReader.QUERY));
  }

  @Override
  public Optional<String> creating(CatalogObject object) {
    return AddColumn.of(object);
  }

  @Override
  public boolean finds(String query) {
    return ask(patience, mine -> mine.readOnly(() -> mine.query(SqliteTarget::isSomething, query)));
  }

  /** Whether the first value is neither null nor zero; SQLite stores booleans as numbers. */
  private static boolean isSomething(ResultSet row) throws SQLException {
    String first = row.next() ? row.getString(1) : null;
    return first != null && !first.equals("0");
  }

  @Override
  public long count(String query) {
    return ask(patience, mine -> mine.readOnly(() -> mine.query(SqliteTarget::number, query)));
  }

  private static long number(ResultSet row) throws SQLException {
    row.next();
    return row.getLong(1);
  }

  @Override
  public DataAnswer ask(DataCheck check, PreflightSettings settings) {
    return ask(patience, mine -> new RowReader(mine).ask(check, settings));
  }

  /** The only lock is that of the whole database, so no statement is worth a forecast. */
  @Override
  public Map<String, TableSize> sizes(SortedSet<String> asked, PreflightSettings settings) {
    return Map.of();
  }

  @Override
  public List<Repair> repairs(DataCheck check) {
    return new RowRepairs(new SqliteNotation()).of(check);
  }

  @Override
  public Optional<RecordedRun> runAfter(RunId run) {
    return ask(
        patience,
        mine ->
            mine.query(SqliteTarget::recorded, LedgerTables.RUN_AFTER, run.value(), run.value()));
  }

  private static Optional<RecordedRun> recorded(ResultSet row) throws SQLException {
    return row.next()
        ? Optional.of(
            new RecordedRun(new RunId(row.getString(1)), row.getString(2), row.getString(3)))
        : Optional.empty();
  }

  @Override
  public void remember(Proof proof) {
    if (!isReadOnly()) {
      tell(patience, mine -> new LockRow(mine).remember(proof));
    }
  }

  @Override
  public LockState readLock() {
    return ask(patience, mine -> new LockRow(mine).read());
  }

  @Override
  public Optional<Acquired> tryLock(Holder holder, Lease lease) {
    return ask(GLANCE, mine -> new LockRow(mine).take(holder, lease.value()));
  }

  @Override
  public void unlock(Token token, List<LedgerWrite> lastWords) {
    tell(patience, mine -> new Transaction(mine, token).unlock(lastWords));
  }

  /**
   * Does nothing: SQLite has no sessions to end, and the fence stops the other run's next
   * transaction.
   */
  @Override
  public void evict(Acquired acquired) {}

  @Override
  public void record(List<LedgerWrite> writes, Token fence) {
    tell(patience, mine -> new Transaction(mine, fence).record(writes));
    renewAtTheEnd(writes);
  }

  @Override
  public SessionState apply(
      Step.Transactional step, List<LedgerWrite> writes, Token fence, StepSettings settings) {
    restore(settings.session());
    PragmaState after = state.after(step.statements());
    settingsChanged |= !after.equals(state);
    tell(
        settings.lockTimeout().value(),
        mine -> new Transaction(mine, fence).apply(step, recording(after, writes), settings));
    state = after;
    renewAtTheEnd(writes);
    return after.state();
  }

  @Override
  public SessionState prepare(Step.Transactional step, StepSettings settings) {
    restore(settings.session());
    settingsChanged = true;
    for (int i = 0; i < step.statements().size(); i++) {
      execute(step.statements().get(i).text(), i);
    }
    state = state.after(step.statements());
    return state.state();
  }

  @Override
  public ProgramStatements forProgram(
      LedgerWrite.Progress progress, List<LedgerWrite> writes, Token fence, StepSettings settings) {
    return ask(patience, mine -> ProgramTexts.of(mine, progress, writes, fence, settings));
  }

  @Override
  public StepFailure failureOfProgram(StepFailure.Said said, boolean inFence) {
    return SqliteErrors.ofProgram(said, inFence);
  }

  /** Does nothing: SQLite works in the process that is gone. */
  @Override
  public void endProgram() {}

  @Override
  public SessionState apply(Step.NonTransactional step, StepSettings settings) {
    restore(settings.session());
    settingsChanged = true;
    try {
      session.waitFor(settings.lockTimeout().value());
    } catch (SQLException e) {
      throw SqliteErrors.failure(e, 0);
    }
    execute(step.statement().text(), 0);
    state = state.after(List.of(step.statement()));
    return state.state();
  }

  private static List<LedgerWrite> recording(PragmaState after, List<LedgerWrite> writes) {
    return writes.stream()
        .map(write ->
            write instanceof LedgerWrite.Progress(var entry)
                ? new LedgerWrite.Progress(entry.with(after.state()))
                : write)
        .toList();
  }

  /** Restores the settings: a run that resumes begins with a new session. */
  private void restore(SessionState wanted) {
    PragmaState pragmas = PragmaState.of(wanted);
    if (!pragmas.equals(state)) {
      settingsChanged = true;
      pragmas.statements().forEach(pragma -> execute(pragma, -1));
      state = pragmas;
    }
  }

  private void execute(String sql, int statement) {
    try {
      session.execute(sql);
    } catch (SQLException e) {
      throw SqliteErrors.failure(e, statement);
    }
  }

  private void renewAtTheEnd(List<LedgerWrite> writes) {
    boolean end =
        writes.stream()
            .anyMatch(w -> w instanceof LedgerWrite.Apply || w instanceof LedgerWrite.Retire);
    if (!end || !settingsChanged) {
      return;
    }
    Session former = session;
    session = open();
    settingsChanged = false;
    state = PragmaState.NONE;
    former.close();
  }

  /** Returns an empty state: each of SQLite's statements outside transactions may be repeated. */
  @Override
  public PreStepState observe(Step.NonTransactional step, SessionState session) {
    return new PreStepState("");
  }

  @Override
  public Remains settle(
      Step.NonTransactional step, PreStepState before, Ending ending, SessionState session) {
    return switch (ending) {
      case SUCCEEDED -> Remains.WHOLE;
      case FAILED -> Remains.NOTHING;
      case UNKNOWN -> Remains.PART;
    };
  }

  @Override
  public Optional<String> unfit(Batch batch, SessionState wanted) {
    restore(wanted);
    return ask(patience, mine -> new BatchRows(mine).unfit(batch));
  }

  @Override
  public long rows(Batch batch, SessionState wanted) {
    restore(wanted);
    return ask(patience, mine -> new BatchRows(mine).rows(batch));
  }

  @Override
  public KeyRange next(Batch batch, Optional<String> after, int most, SessionState wanted) {
    restore(wanted);
    return ask(patience, mine -> new BatchRows(mine).next(batch, after, most));
  }

  @Override
  public StandbyLag standbyLag() {
    return StandbyLag.NONE;
  }

  @Override
  public List<Cleaning.TableRows> occupied() {
    return ask(patience, mine -> new SchemaCleaner(mine).occupied());
  }

  @Override
  public Cleaning clean(Token fence, StepSettings settings) {
    return ask(settings.lockTimeout().value(), mine -> new Transaction(mine, fence).clean());
  }

  @Override
  public SessionMonitor monitor() {
    return new SqliteSessionMonitor(open());
  }

  private Session open() {
    try {
      return new Session(sessions.open());
    } catch (SQLException e) {
      throw SqliteErrors.failure(e, -1);
    }
  }

  @Override
  public void cancel() {
    session.cancel();
  }

  @Override
  public void close() {
    session.close();
  }

  private <T> T ask(Duration patience, Question<T> question) {
    try {
      session.waitFor(patience);
      return question.ask(session);
    } catch (SQLException e) {
      throw SqliteErrors.failure(e, -1);
    }
  }

  private void tell(Duration patience, Order order) {
    try {
      session.waitFor(patience);
      order.give(session);
    } catch (SQLException e) {
      throw SqliteErrors.failure(e, -1);
    }
  }

  /** Opens connections with the same file. */
  @FunctionalInterface
  public interface Sessions {
    SQLiteConnection open() throws SQLException;
  }

  @FunctionalInterface
  private interface Question<T> {
    T ask(Session session) throws SQLException;
  }

  @FunctionalInterface
  private interface Order {
    void give(Session session) throws SQLException;
  }
}
