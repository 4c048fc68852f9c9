package dev.interlock.postgresql.session;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.dialect.Cleaning;
import dev.interlock.dialect.Extensions;
import dev.interlock.dialect.Server;
import dev.interlock.dialect.Server.Pooling;
import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.StepSettings;
import dev.interlock.dialect.Target;
import dev.interlock.dialect.Watch;
import dev.interlock.history.Step;
import dev.interlock.ledger.Ledger;
import dev.interlock.ledger.LedgerDetail;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.Proof;
import dev.interlock.ledger.Witness;
import dev.interlock.lock.Acquired;
import dev.interlock.lock.Holder;
import dev.interlock.lock.LockState;
import dev.interlock.lock.RunId;
import dev.interlock.lock.Token;
import dev.interlock.postgresql.catalog.CatalogReader;
import dev.interlock.postgresql.catalog.CreateStatement;
import dev.interlock.script.Script;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.postgresql.core.BaseConnection;

/** The working session with a PostgreSQL server. */
public final class PostgresTarget implements Target {

  /** The SQLSTATE feature_not_supported. */
  private static final String NOT_SUPPORTED = "0A000";

  private final BaseConnection connection;
  private final Sessions sessions;
  private final RunId run;
  private final Server server;
  private final int major;
  private final LedgerTables tables;
  private final ForeignTables foreign;
  private final JournalColumns journalColumns = new JournalColumns();
  private final LockRow lock;
  private final SessionDefaults defaults;
  private final Settings settings;
  private final Transaction transaction;
  private final BareSteps bareSteps;
  private final SessionCommits commits;

  /**
   * @param connection in autocommit mode, and closed with this target
   * @param sessions opens further sessions like this one
   */
  public PostgresTarget(
      BaseConnection connection, Sessions sessions, RunId run, SessionFacts facts) {
    this.connection = connection;
    this.sessions = sessions;
    this.run = run;
    this.server = facts.server();
    this.major = facts.major();
    this.tables = new LedgerTables(facts.ledgerSchema());
    this.foreign = facts.foreign();
    this.lock = new LockRow(connection, tables);
    this.defaults = new SessionDefaults();
    this.settings = new Settings(facts.major(), facts.searchPath(), defaults);
    this.transaction =
        new Transaction(
            connection, tables, foreign, journalColumns, new Fence(connection, tables, settings));
    this.bareSteps = new BareSteps(connection);
    this.commits = new SessionCommits(connection);
  }

  @Override
  public Server server() {
    return server;
  }

  @Override
  public boolean isSameDatabase(Target other) {
    return other instanceof PostgresTarget postgres
        && new SameDatabase(connection).as(postgres.connection);
  }

  @Override
  public Ledger readLedger(LedgerDetail detail) {
    return new LedgerReader(connection, tables, foreign, journalColumns, major).read(detail);
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
  public void remember(Proof proof) {
    lock.remember(proof);
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
  public Optional<Acquired> tryLock(Holder holder, Duration lease) {
    return lock.take(holder, ownSession(), lease);
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
  public void record(List<LedgerWrite> writes, Token fence) {
    transaction.record(writes, fence);
  }

  @Override
  public void apply(
      Step.Transactional step, List<LedgerWrite> writes, Token fence, StepSettings settings) {
    transaction.apply(step, writes, fence, settings);
  }

  @Override
  public void ran(Script script) {
    defaults.look(connection, script.text());
  }

  @Override
  public void apply(Step.Bare step, StepSettings unused) {
    outsideTransactions(
        step,
        () -> {
          commits.begin();
          run(step.statement().text(), 0);
          return true;
        });
  }

  @Override
  public Witness observe(Step.Bare step) {
    return outsideTransactions(step, () -> bareSteps.observe(step.statement()));
  }

  @Override
  public Remains settle(Step.Bare step, Witness before, Ending ending) {
    boolean mayHaveCommitted =
        ending != Ending.FAILED || !(server.pooling() == Pooling.DIRECT && commits.isNone());
    return outsideTransactions(
        step, () -> bareSteps.settle(step.statement(), before, ending, mayHaveCommitted));
  }

  /** Names in the statement may depend on its settings, and so does what is seen of it. */
  private <T> T outsideTransactions(Step.Bare step, Supplier<T> work) {
    prepareForBare();
    if (step.settings().isEmpty()) {
      return work.get();
    }
    if (server.pooling() != Pooling.DIRECT) {
      throw notThroughAPooler("a setting of the migration");
    }
    try {
      step.settings().forEach(setting -> run(setting.text(), -1));
      return work.get();
    } finally {
      restore();
    }
  }

  private void restore() {
    try {
      new Pipeline(connection).run(Transaction.RESTORE);
    } catch (Pipeline.Broken e) {
      // A session that cannot be restored is gone, and the next statement says so.
    }
  }

  /**
   * A statement outside transactions knows no SET LOCAL. A session of our own takes settings; one
   * that a pooler lends does not, and then a search path of the URL cannot be honoured.
   */
  private void prepareForBare() {
    if (server.pooling() == Pooling.DIRECT) {
      run(settings.ofSession(connection), -1);
    } else if (settings.searchPath().isPresent()) {
      throw notThroughAPooler("the URL's search path");
    } else if (!defaults.changed().isEmpty()) {
      throw notThroughAPooler("a new setting of the role or the database");
    }
  }

  private static StepFailure notThroughAPooler(String what) {
    return ServerErrors.failure(
        new SQLException(
            "through a pooler %s does not hold outside a transaction; use the direct URL"
                .formatted(what),
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
  public List<Cleaning.TableRows> occupied() {
    return emptying().occupied();
  }

  @Override
  public Cleaning clean(Token token, StepSettings step) {
    return emptying().clean(new Fence(connection, tables, settings).statement(token, step));
  }

  private Emptying emptying() {
    return new Emptying(connection, major, tables, foreign);
  }

  @Override
  public Watch watch() {
    try {
      return new PostgresWatch(sessions.open(), tables, run);
    } catch (SQLException e) {
      throw ServerErrors.failure(e, -1);
    }
  }

  @Override
  public void cancel() {
    try {
      connection.cancelQuery();
    } catch (SQLException e) {
      // Cancelling is a request to a server that may be gone; the statement's own answer tells.
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      // The server ends the session when the connection is gone, with or without goodbye.
    }
  }

  /** Opens sessions with the same server, database and role. */
  @FunctionalInterface
  public interface Sessions {
    BaseConnection open() throws SQLException;
  }

  /**
   * What is known about the session from its URL and its first round.
   *
   * @param major the server's major version, such as 18
   * @param searchPath of the URL, as {@code SET search_path} takes it
   * @param foreign the ledgers of other tools
   */
  public record SessionFacts(
      Server server,
      int major,
      String ledgerSchema,
      Optional<String> searchPath,
      ForeignTables foreign) {}
}
