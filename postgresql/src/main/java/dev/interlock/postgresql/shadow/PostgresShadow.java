package dev.interlock.postgresql.shadow;

import dev.interlock.batch.Batch;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.dialect.Observation;
import dev.interlock.dialect.Shadow;
import dev.interlock.dialect.ShadowWork;
import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.WorkMeter;
import dev.interlock.dialect.WorkMeter.Part;
import dev.interlock.effect.LockMode;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.postgresql.catalog.LookupSession;
import dev.interlock.postgresql.data.BatchKeyQuery;
import dev.interlock.postgresql.follow.CatalogFollower;
import dev.interlock.postgresql.ledger.ForeignTables;
import dev.interlock.postgresql.script.ExtensionStatement;
import dev.interlock.postgresql.wire.Literals;
import dev.interlock.postgresql.wire.SingleStatement;
import dev.interlock.script.Statement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.postgresql.core.BaseConnection;

/**
 * A PostgreSQL shadow database. One session runs the statements, and a second one observes those
 * outside transactions.
 */
public final class PostgresShadow implements Shadow {

  private static final int FEW = 100;

  private static final String UNWATCHED = "statements ran unwatched";

  /**
   * Errors that occur only because statements share one transaction: pending trigger events keep a
   * table from being altered, and a new label of an enum cannot be used before the commit
   * (PostgreSQL manual, appendix A, Error Codes).
   */
  private static final Set<String> ONE_TRANSACTION = Set.of("SQLSTATE 55006", "SQLSTATE 55P04");

  private final WorkMeter meter = new WorkMeter();
  private final ShadowWorker worker;
  private final BaseConnection connection;
  private final BaseConnection observer;
  private final int major;
  private final StatementProbeReader looks;
  private final RowTotals totals;
  private final TrackedRelations relations;
  private final StatementObserver statementObserver;
  private final Procedures procedures = new Procedures();
  private final CatalogFollower follower;
  private final FreshSession session;
  private final Optional<SharedServerGuard> guard;
  private final Provision provision;
  private final List<String> remarks = new ArrayList<>();
  private final TransactionSplit split = new TransactionSplit();
  private boolean looksAtEverything;

  /** Whether statements of the open transaction have run without a probe. */
  private boolean unseen;

  /** The number of relations when the server last discarded its plans. */
  private int plannedFor = FEW;

  /**
   * Creates a shadow database; both sessions are closed with it.
   *
   * @param session in autocommit mode, on a database without other users
   * @param observer on the same server
   * @param major the server's major version, such as 18
   * @param server the kind of server that holds the shadow database
   */
  public PostgresShadow(
      BaseConnection session, BaseConnection observer, int major, ShadowServer server) {
    this.connection = session;
    this.observer = observer;
    this.major = major;
    this.guard =
        server.isShared()
            ? Optional.of(new SharedServerGuard(session, remarks::add))
            : Optional.empty();
    this.worker = new ShadowWorker(session, server, guard, meter);
    this.provision = new Provision(observer, remarks::add);
    var lookups = new LookupSession(session);
    this.looks = new StatementProbeReader(session, lookups);
    this.totals = new RowTotals(session, major);
    this.relations = new TrackedRelations(session);
    this.statementObserver = new StatementObserver(relations);
    this.follower = new CatalogFollower(session, lookups, major, CatalogScope.usual(), meter);
    this.session = new FreshSession(session);
    if (guard.isEmpty()) {
      done(provision::open);
    }
  }

  @Override
  public String server() {
    return "PostgreSQL " + major;
  }

  @Override
  public Catalog catalog() {
    return asked(() -> {
      if (looksAtEverything) {
        follower.lose("each reading is to be full");
      }
      if (unseen) {
        StatementProbe now = probe(Set.of());
        relations.saw(now.held().relations(), now.relations());
        unseen = false;
      }
      return meter.ask(Part.CATALOG, follower::catalog);
    });
  }

  @Override
  public Optional<String> unfit(Batch batch) {
    return asked(() -> {
      try (var statement = connection.createStatement();
          var row = statement.executeQuery(BatchKeyQuery.of(batch, new Literals(connection)))) {
        row.next();
        String reason = row.getString(1);
        return reason.isEmpty() ? Optional.empty() : Optional.of(reason);
      }
    });
  }

  @Override
  public boolean matchesFullRead() {
    return asked(() ->
        meter.ask(Part.CATALOG, follower::isConfirmed)
            && (looksAtEverything || relations.isConfirmed()));
  }

  @Override
  public void disableIncremental() {
    looksAtEverything = true;
  }

  @Override
  public ShadowWork work() {
    return meter.total();
  }

  @Override
  public void createLedgerOf(MigrationTool tool) {
    done(() -> {
      for (String sql : ForeignTables.sql(tool).create(tool.ledger().table())) {
        worker.run(sql);
      }
      lose("another tool's ledger was made");
    });
  }

  @Override
  public void watch() {
    done(() -> {
      if (looksAtEverything) {
        relations.lose();
      }
      meter.run(Part.WATCHING, relations::begin);
      if (relations.size() > 2 * plannedFor) {
        worker.run("DISCARD PLANS");
        plannedFor = relations.size();
      }
    });
  }

  @Override
  public void begin(Optional<Statement> begin) {
    split.begin(begin.isEmpty());
    done(() -> {
      worker.run(begin.map(Statement::text).orElse("BEGIN"));
      statementObserver.begin(begun().rows());
    });
  }

  private StatementProbe begun() throws SQLException {
    StatementProbe now = lookAt(relations.counted());
    relations.transaction();
    procedures.saw(now);
    follower.begin(now.catalogs());
    return now;
  }

  @Override
  public boolean divide(List<Statement> together) {
    if (unseen || !split.isDue(together)) {
      return false;
    }
    commit();
    done(() -> {
      worker.run("BEGIN");
      statementObserver.goOn(begun().rows());
    });
    return true;
  }

  @Override
  public boolean lacks(Statement statement, StepFailure failure) {
    return Shadow.super.lacks(statement, failure)
        || ExtensionStatement.parse(statement.text()).isPresent();
  }

  @Override
  public Observation run(Statement statement) {
    if (worker.leavesOut(statement)) {
      return Observation.NOTHING;
    }
    try {
      return asked(() -> worker.isInTransaction() ? within(statement) : alone(statement));
    } catch (StepFailure failure) {
      throw worker.explained(failure, statement);
    }
  }

  private Observation within(Statement statement) throws SQLException {
    worker.runWithin(statement);
    boolean anywhere = looksAtEverything || procedures.mayRunIn(statement);
    return statementObserver.observe(probe(anywhere ? relations.counted() : Set.of()));
  }

  private StatementProbe lookAt(Set<Long> tables) throws SQLException {
    return meter.ask(Part.WATCHING, () -> looks.probe(tables));
  }

  private StatementProbe probe(Set<Long> tables) throws SQLException {
    StatementProbe now = lookAt(tables);
    procedures.saw(now);
    split.saw(now.held());
    follower.saw(now.catalogs(), now.held());
    if (now.catalogs().hasWritten("pg_namespace")) {
      relations.lose();
    }
    return now;
  }

  private Observation alone(Statement statement) throws SQLException {
    worker.requireHarmlessAlone(statement);
    follower.lose("a statement ran outside a transaction");
    statementObserver.begin(totals());
    var locks = new LockSampler(observer, worker.session().getBackendPID());
    Map<Long, LockMode> seen =
        new NonTransactionalRun(observer, locks)
            .run(relations.lockable(), () -> worker.runAlone(statement));
    Map<Long, TrackedRelation> now = meter.ask(Part.WATCHING, relations::readAll);
    Observation observation = statementObserver.observe(seen, now, totals());
    relations.lose();
    return observation;
  }

  private RowCounters totals() throws SQLException {
    return meter.ask(Part.WATCHING, () -> totals.read(relations.counted()));
  }

  @Override
  public void runUnwatched(Statement statement) {
    if (worker.leavesOut(statement)) {
      return;
    }
    try {
      done(() -> unwatched(statement));
    } catch (StepFailure failure) {
      throw worker.explained(failure, statement);
    }
    if (worker.isInTransaction()) {
      unseen = true;
    } else {
      lose(UNWATCHED);
    }
  }

  private void unwatched(Statement statement) throws SQLException {
    if (worker.isInTransaction()) {
      worker.runWithin(statement);
    } else {
      worker.requireHarmlessAlone(statement);
      worker.runAlone(statement);
    }
  }

  /** Discards the followed state after statements that were not observed. */
  private void lose(String reason) {
    follower.lose(reason);
    relations.lose();
    unseen = false;
  }

  @Override
  public boolean isForOneTransaction(StepFailure failure) {
    return ONE_TRANSACTION.contains(failure.said().state());
  }

  @Override
  public boolean provides(StepFailure failure) {
    return asked(() -> provision.missing(failure, guard));
  }

  @Override
  public List<String> remarks() {
    List<String> made = List.copyOf(remarks);
    remarks.clear();
    return made;
  }

  @Override
  public void commit() {
    done(worker::commit);
    follower.commit();
    if (unseen) {
      lose(UNWATCHED);
    }
  }

  @Override
  public void rollBack() {
    if (worker.isInTransaction()) {
      done(() -> worker.run("ROLLBACK"));
    }
    follower.rollBack();
    unseen = false;
    relations.rollBack();
  }

  @Override
  public void forgetSession() {
    done(session::forget);
  }

  /** A query of the server. */
  @FunctionalInterface
  private interface Question<T> {
    T ask() throws SQLException;
  }

  private static <T> T asked(Question<T> question) {
    try {
      return question.ask();
    } catch (SQLException e) {
      throw SingleStatement.failure(e);
    }
  }

  private static void done(NonTransactionalRun.Work work) {
    try {
      work.run();
    } catch (SQLException e) {
      throw SingleStatement.failure(e);
    }
  }

  @Override
  public void close() {
    done(() -> {
      try {
        worker.session().close();
      } finally {
        observer.close();
      }
    });
  }
}
