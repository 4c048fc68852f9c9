package dev.interlock.postgresql.session;

import dev.interlock.batch.Batch;
import dev.interlock.batch.KeyRange;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.catalog.Wording;
import dev.interlock.dialect.Cleaning;
import dev.interlock.dialect.Extensions;
import dev.interlock.dialect.Online;
import dev.interlock.dialect.ProgramStatements;
import dev.interlock.dialect.Server;
import dev.interlock.dialect.Server.Pooling;
import dev.interlock.dialect.SessionMonitor;
import dev.interlock.dialect.StandbyLag;
import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.StepSettings;
import dev.interlock.dialect.Target;
import dev.interlock.dialect.backup.RowRestore;
import dev.interlock.dialect.data.DataAnswer;
import dev.interlock.dialect.data.DataCheck;
import dev.interlock.dialect.data.PreflightSettings;
import dev.interlock.dialect.data.Repair;
import dev.interlock.dialect.data.RowRepairs;
import dev.interlock.dialect.data.TableSize;
import dev.interlock.effect.StatementEffect;
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
import dev.interlock.postgresql.catalog.CatalogReader;
import dev.interlock.postgresql.catalog.CreateStatement;
import dev.interlock.postgresql.catalog.PostgresWording;
import dev.interlock.postgresql.catalog.SessionReading;
import dev.interlock.postgresql.catalog.SessionWording;
import dev.interlock.postgresql.data.PostgresNotation;
import dev.interlock.postgresql.data.RowReader;
import dev.interlock.postgresql.data.SizeReader;
import dev.interlock.postgresql.ledger.ForeignLedgerReader;
import dev.interlock.postgresql.ledger.ForeignTables;
import dev.interlock.postgresql.ledger.LedgerColumns;
import dev.interlock.postgresql.ledger.LedgerCreation;
import dev.interlock.postgresql.ledger.LedgerReader;
import dev.interlock.postgresql.ledger.LedgerTables;
import dev.interlock.postgresql.ledger.LockRow;
import dev.interlock.postgresql.ledger.RunReader;
import dev.interlock.postgresql.online.PostgresOnline;
import dev.interlock.postgresql.wire.Conversation;
import dev.interlock.postgresql.wire.Literals;
import dev.interlock.postgresql.wire.Pipeline;
import dev.interlock.postgresql.wire.ServerErrors;
import dev.interlock.script.Script;
import dev.interlock.script.token.TokenSequence;
import dev.interlock.url.DatabaseUrl;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Supplier;
import org.postgresql.core.BaseConnection;

/** The working session with a PostgreSQL server. */
public final class PostgresTarget implements Target {

  private static final String READ_ONLY_BY =
      """
      SELECT source IN ('user', 'database user', 'database', 'client', 'session')
        AND NOT pg_is_in_recovery()
      FROM pg_settings WHERE name = 'default_transaction_read_only'
      """;

  /** The SQLSTATE feature_not_supported. */
  private static final String NOT_SUPPORTED = "0A000";

  private final DatabaseUrl url;
  private final BaseConnection connection;
  private final Sessions sessions;
  private final RunId run;
  private final Server server;
  private final boolean readOnly;
  private final int major;
  private final LedgerTables tables;
  private final ForeignTables foreign;
  private final LedgerColumns columns = new LedgerColumns();
  private final LockRow lock;
  private final SessionDefaults defaults;
  private final StatementSettings settings;
  private final SessionStates states;
  private final Transaction transaction;
  private final NonTransactionalSteps nonTransactional;
  private final SessionCommits commits;

  /**
   * Whether the last statement outside a transaction failed and is known to have committed nothing.
   */
  private boolean committedNothing;

  /**
   * Creates a target.
   *
   * @param url of the connection
   * @param connection in autocommit mode, and closed with this target
   * @param sessions opens further sessions like this one
   */
  public PostgresTarget(
      DatabaseUrl url,
      BaseConnection connection,
      Sessions sessions,
      RunId run,
      SessionFacts facts) {
    this.url = url;
    this.connection = connection;
    this.sessions = sessions;
    this.run = run;
    this.server = facts.server();
    this.readOnly = facts.readOnly();
    this.major = facts.major();
    this.tables = new LedgerTables(facts.ledgerSchema());
    this.foreign = facts.foreign();
    this.lock = new LockRow(connection, tables);
    this.defaults = new SessionDefaults();
    this.settings = new StatementSettings(facts.major(), facts.searchPath(), defaults);
    this.states = new SessionStates(connection, run.applicationName(), facts.user(), facts.role());
    this.transaction =
        new Transaction(
            connection, tables, foreign, columns, states, new Fence(connection, tables, settings));
    this.nonTransactional = new NonTransactionalSteps(connection);
    this.commits = new SessionCommits(connection);
  }

  @Override
  public Server server() {
    return server;
  }

  @Override
  public DatabaseUrl url() {
    return url;
  }

  @Override
  public boolean isReadOnly() {
    return readOnly;
  }

  @Override
  public boolean isReadOnlyByChoice() {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(READ_ONLY_BY)) {
      return readOnly && row.next() && row.getBoolean(1);
    } catch (SQLException e) {
      throw ServerErrors.failure(e, -1);
    }
  }

  @Override
  public Wording wording(Collection<String> servers) {
    var kinds = new ArrayList<>(servers);
    kinds.add(server.kind());
    return new SessionWording(PostgresWording.of(kinds), sessionReading());
  }

  private SessionReading sessionReading() {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(SessionReading.QUERY)) {
      row.next();
      return new SessionReading(row.getString(1), row.getString(2), row.getString(3));
    } catch (SQLException e) {
      throw ServerErrors.failure(e, -1);
    }
  }

  @Override
  public boolean isSameDatabase(Target other) {
    return other instanceof PostgresTarget postgres
        && new SameDatabase(connection).as(postgres.connection);
  }

  @Override
  public Ledger readLedger(LedgerDetail detail) {
    return new LedgerReader(connection, tables, foreignReader(), columns, major).read(detail);
  }

  @Override
  public List<ForeignLedger> foreignLedgers() {
    return foreignReader().read();
  }

  private ForeignLedgerReader foreignReader() {
    return new ForeignLedgerReader(connection, foreign, new Literals(connection));
  }

  @Override
  public void append(LedgerWrite.Ended end) {
    if (columns.arePresent() && !readOnly) {
      new LedgerCreation(connection, tables).completeRuns(columns);
      transaction.append(end);
    }
  }

  @Override
  public List<RunEvent> readRuns(int most) {
    return new RunReader(connection, tables).read(most);
  }

  @Override
  public Set<String> adoptionReasons() {
    return new AdoptionReasons(connection, tables).read();
  }

  @Override
  public void createLedger() {
    new LedgerCreation(connection, tables).run();
  }

  @Override
  public Catalog readCatalog(CatalogScope scope) {
    try {
      return new CatalogReader(connection, major, scope).read();
    } catch (SQLException e) {
      throw ServerErrors.failure(e, -1);
    }
  }

  @Override
  public Optional<String> creating(CatalogObject object) {
    return CreateStatement.of(object);
  }

  @Override
  public boolean finds(String query) {
    return new ReadOnlyQuestion(connection, settings).finds(query);
  }

  @Override
  public long count(String query) {
    return new ReadOnlyQuestion(connection, settings).count(query);
  }

  @Override
  public DataAnswer ask(DataCheck check, PreflightSettings preflight) {
    return new RowReader(
            connection, settings.ofRows(preflight.timeout(), connection), preflight.secrets())
        .ask(check);
  }

  @Override
  public Map<String, TableSize> sizes(SortedSet<String> asked, PreflightSettings preflight) {
    return new SizeReader(connection, settings.ofRows(preflight.timeout(), connection)).read(asked);
  }

  @Override
  public List<Repair> repairs(DataCheck check) {
    return new RowRepairs(new PostgresNotation()).of(check);
  }

  @Override
  public Optional<RowRestore> rowRestore() {
    return Optional.of(new PostgresRowRestore(connection, tables, settings));
  }

  @Override
  public Optional<RecordedRun> runAfter(RunId run) {
    return new LaterRun(connection, tables).after(run);
  }

  @Override
  public void remember(Proof proof) {
    if (!readOnly) {
      lock.remember(proof);
    }
  }

  @Override
  public Optional<Extensions> extensions() {
    return Optional.of(new PostgresExtensions(connection));
  }

  @Override
  public LockState readLock() {
    return lock.read();
  }

  @Override
  public Optional<Acquired> tryLock(Holder holder, Lease lease) {
    Optional<Acquired> acquired = lock.take(holder, ownSession(), lease.value());
    if (acquired.isPresent()) {
      new LedgerCreation(connection, tables).completeRuns(columns);
    }
    return acquired;
  }

  private Optional<Integer> ownSession() {
    return server.pooling() == Pooling.DIRECT
        ? Optional.of(connection.getBackendPID())
        : Optional.empty();
  }

  @Override
  public void unlock(Token token, List<LedgerWrite> lastWords) {
    transaction.unlock(lastWords, token);
  }

  @Override
  public void evict(Acquired acquired) {
    new Eviction(connection, server.pooling() == Pooling.DIRECT).evict(acquired.unsettled());
    lock.settle(acquired.token());
  }

  @Override
  public Online online(TokenSequence tokens, StatementEffect effect, Catalog before) {
    return new PostgresOnline().online(tokens, effect, before);
  }

  @Override
  public void record(List<LedgerWrite> writes, Token fence) {
    transaction.record(writes, fence);
  }

  @Override
  public SessionState apply(
      Step.Transactional step, List<LedgerWrite> writes, Token fence, StepSettings settings) {
    return transaction.apply(step, writes, fence, settings);
  }

  @Override
  public SessionState prepare(Step.Transactional step, StepSettings settings) {
    return transaction.prepare(step, settings);
  }

  @Override
  public void ran(Script script) {
    defaults.look(connection, script.text());
  }

  @Override
  public ProgramStatements forProgram(
      LedgerWrite.Progress progress, List<LedgerWrite> writes, Token fence, StepSettings settings) {
    return transaction.forProgram(progress, writes, fence, settings);
  }

  @Override
  public StepFailure failureOfProgram(StepFailure.Said said, boolean inFence) {
    return inFence && Fence.BROKEN.equals(said.state())
        ? Transaction.fenced(null)
        : ServerErrors.ofProgram(said);
  }

  @Override
  public void endProgram() {
    new Eviction(connection, server.pooling() == Pooling.DIRECT).evict(List.of(run));
  }

  @Override
  public SessionState apply(Step.NonTransactional step, StepSettings settings) {
    return outsideTransactions(
        settings.session(),
        () -> {
          runAlone(step.statement().text());
          return settings.continues() ? stateAfter(step, settings.session()) : SessionState.NEW;
        });
  }

  /**
   * Returns the session's state after a step. Through a pooler no setting was made, and another
   * session would answer.
   */
  private SessionState stateAfter(Step.NonTransactional step, SessionState before) {
    if (server.pooling() == Pooling.TRANSACTION) {
      return before;
    }
    var conversation = new Conversation(connection);
    int state =
        conversation.ask(
            states.query(settings.ofEverything(), before, List.of(step.statement().text())));
    try {
      conversation.run();
      return new SessionState(conversation.answer(state));
    } catch (Pipeline.Broken e) {
      throw ServerErrors.failure(e.reason(), -1);
    }
  }

  @Override
  public PreStepState observe(Step.NonTransactional step, SessionState session) {
    return outsideTransactions(session, () -> nonTransactional.observe(step.statement()));
  }

  @Override
  public Remains settle(
      Step.NonTransactional step, PreStepState before, Ending ending, SessionState session) {
    boolean mayHaveCommitted = ending != Ending.FAILED || !committedNothing;
    return outsideTransactions(
        session, () -> nonTransactional.settle(step.statement(), before, ending, mayHaveCommitted));
  }

  private void runAlone(String sql) {
    committedNothing = false;
    commits.begin();
    try {
      run(sql, 0);
    } catch (StepFailure failure) {
      committedNothing =
          failure.reason() != StepFailure.Reason.CONNECTION_LOST
              && server.pooling() == Pooling.DIRECT
              && commits.isNone();
      throw failure;
    }
  }

  /**
   * Runs work under the file's settings: names in the statement may depend on them, and so may the
   * reading of its result. {@code SET LOCAL} has no effect outside a transaction, so the settings
   * are made for the session. A session that a pooler lends for one transaction cannot keep them; a
   * step that needs them is then refused.
   */
  private <T> T outsideTransactions(SessionState state, Supplier<T> work) {
    if (server.pooling() == Pooling.TRANSACTION) {
      refuseWhatNeedsASession(state);
      return work.get();
    }
    try {
      run(settings.ofSession(connection), -1);
      if (!state.isNew()) {
        run(states.restoring(state), -1);
      }
      return work.get();
    } finally {
      renew();
    }
  }

  private void renew() {
    try {
      new Pipeline(connection).run(states.renewal());
    } catch (Pipeline.Broken e) {
      // A session that cannot be renewed is gone, and the next statement reports it.
    }
  }

  private void refuseWhatNeedsASession(SessionState state) {
    if (settings.searchPath().isPresent()) {
      throw notThroughAPooler("the URL's search path");
    }
    if (!defaults.changed().isEmpty()) {
      throw notThroughAPooler("a new setting of the role or the database");
    }
    SessionStates.names(state).stream()
        .filter(name -> !SessionStates.ONLY_TIME_AND_MEMORY.contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw notThroughAPooler("`%s`, which the migration sets,".formatted(name));
        });
  }

  private static StepFailure notThroughAPooler(String what) {
    return ServerErrors.failure(
        new SQLException(
            "through a pooler %s is lost outside a transaction; use the direct URL".formatted(what),
            NOT_SUPPORTED),
        0);
  }

  private void run(String sql, int statement) {
    try {
      new Pipeline(connection).run(List.of(sql));
    } catch (Pipeline.Broken e) {
      throw ServerErrors.failure(e.reason(), statement);
    }
  }

  @Override
  public Optional<String> unfit(Batch batch, SessionState session) {
    return batchRows().unfit(batch, session);
  }

  @Override
  public long rows(Batch batch, SessionState session) {
    return batchRows().rows(batch, session);
  }

  @Override
  public KeyRange next(Batch batch, Optional<String> after, int most, SessionState session) {
    return batchRows().next(batch, after, most, session);
  }

  @Override
  public StandbyLag standbyLag() {
    return batchRows().standbyLag();
  }

  private BatchRows batchRows() {
    return new BatchRows(connection, states, settings);
  }

  @Override
  public List<Cleaning.TableRows> occupied() {
    return cleaner().occupied();
  }

  @Override
  public Cleaning clean(Token token, StepSettings step) {
    return cleaner().clean(new Fence(connection, tables, settings).statement(token, step));
  }

  private SchemaCleaner cleaner() {
    return new SchemaCleaner(connection, major, tables, foreignReader());
  }

  @Override
  public SessionMonitor monitor() {
    try {
      return new PostgresSessionMonitor(sessions.open(), tables, run);
    } catch (SQLException e) {
      throw ServerErrors.failure(e, -1);
    }
  }

  @Override
  public void cancel() {
    try {
      connection.cancelQuery();
    } catch (SQLException e) {
      // The server may be gone when it is asked to cancel; the statement reports its own result.
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      // The server ends the session with the connection, even if closing fails.
    }
  }

  /** Opens sessions with the same server, database and role. */
  @FunctionalInterface
  public interface Sessions {
    BaseConnection open() throws SQLException;
  }

  /**
   * The facts about a session from its URL and its first round trip.
   *
   * @param major the server's major version, such as 18
   * @param searchPath the URL's search path, as {@code SET search_path} takes it
   * @param foreign the ledgers of other tools
   * @param user the session's user
   * @param role the role it has taken, or {@code none}
   */
  public record SessionFacts(
      Server server,
      int major,
      String ledgerSchema,
      Optional<String> searchPath,
      ForeignTables foreign,
      String user,
      String role,
      boolean readOnly) {}
}
