package dev.interlock.postgresql.shadow;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.dialect.Observation;
import dev.interlock.dialect.Shadow;
import dev.interlock.dialect.StepFailure;
import dev.interlock.effect.LockMode;
import dev.interlock.ledger.Runner;
import dev.interlock.postgresql.catalog.CatalogFollower;
import dev.interlock.postgresql.catalog.LookupSession;
import dev.interlock.postgresql.script.ExtensionStatement;
import dev.interlock.postgresql.session.ForeignDefinitions;
import dev.interlock.postgresql.session.SingleStatement;
import dev.interlock.script.Statement;
import dev.interlock.script.StatementKind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** A scratch PostgreSQL: one session works, and another stands in its way outside transactions. */
public final class PostgresShadow implements Shadow {

  private static final int FEW = 100;

  /**
   * Trigger events that wait for the commit keep a table from being altered, and a new label of an
   * enum cannot be used before it (PostgreSQL manual, appendix A, Error Codes).
   */
  private static final Set<String> ONE_TRANSACTION = Set.of("SQLSTATE 55006", "SQLSTATE 55P04");

  private final BaseConnection worker;
  private final BaseConnection observer;
  private final int major;
  private final ShadowServer server;
  private final LookReader looks;
  private final RowTotals totals;
  private final Relations relations;
  private final Watcher watcher;
  private final Procedures procedures = new Procedures();
  private final CatalogFollower follower;
  private final FreshSession session;
  private final Optional<SharedServerGuard> guard;
  private final Provision provision;
  private final List<String> remarks = new ArrayList<>();
  private final Division division = new Division();
  private boolean looksAtEverything;

  /** Statements ran in the open transaction that the follower was not asked about. */
  private boolean unseen;

  /** How many relations there were when the server last had to make its plans anew. */
  private int plannedFor = FEW;

  /**
   * Both sessions are closed with this.
   *
   * @param worker in autocommit mode, on a database that nobody else uses
   * @param observer on the same server
   * @param major the server's major version, such as 18
   * @param server what else the server is for
   */
  public PostgresShadow(
      BaseConnection worker, BaseConnection observer, int major, ShadowServer server) {
    this.worker = worker;
    this.observer = observer;
    this.major = major;
    this.server = server;
    this.guard =
        server.isShared()
            ? Optional.of(new SharedServerGuard(worker, remarks::add))
            : Optional.empty();
    this.provision = new Provision(observer, remarks::add);
    var lookups = new LookupSession(worker);
    this.looks = new LookReader(worker, lookups);
    this.totals = new RowTotals(worker, major);
    this.relations = new Relations(worker);
    this.watcher = new Watcher(relations);
    this.follower = new CatalogFollower(worker, lookups, major, CatalogScope.usual());
    this.session = new FreshSession(worker);
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
        follower.lose();
      }
      if (unseen) {
        Look now = look(Set.of());
        relations.saw(now.held().relations(), now.relations());
        unseen = false;
      }
      return follower.catalog();
    });
  }

  @Override
  public boolean isConfirmed() {
    return asked(() -> follower.isConfirmed() && (looksAtEverything || relations.isConfirmed()));
  }

  @Override
  public void lookAtEverything() {
    looksAtEverything = true;
  }

  @Override
  public void found(Runner runner) {
    done(() -> {
      for (String sql : ForeignDefinitions.of(runner)) {
        run(sql);
      }
      lose();
    });
  }

  @Override
  public void watch() {
    done(() -> {
      if (looksAtEverything) {
        relations.lose();
      }
      relations.begin();
      if (relations.size() > 2 * plannedFor) {
        run("DISCARD PLANS");
        plannedFor = relations.size();
      }
    });
  }

  @Override
  public void begin(Optional<Statement> begin) {
    division.begin(begin.isEmpty());
    done(() -> {
      run(begin.map(Statement::text).orElse("BEGIN"));
      watcher.begin(begun().rows());
    });
  }

  private Look begun() throws SQLException {
    Look now = looks.look(relations.counted());
    relations.transaction();
    procedures.saw(now);
    follower.begin(now.catalogs());
    return now;
  }

  @Override
  public boolean divide(List<Statement> together) {
    if (unseen || !division.isDue(together)) {
      return false;
    }
    commit();
    done(() -> {
      run("BEGIN");
      watcher.goOn(begun().rows());
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
    try {
      return asked(() -> isInTransaction() ? transactional(statement) : alone(statement));
    } catch (StepFailure failure) {
      throw MissingExtension.explained(failure, statement, server.hasStubs());
    }
  }

  private Observation transactional(Statement statement) throws SQLException {
    if (isLeftOut(statement)) {
      return Observation.NOTHING;
    }
    if (guard.isPresent()) {
      guard.get().run(taken(statement));
    } else {
      execute(statement);
    }
    boolean anywhere = looksAtEverything || procedures.mayRunIn(statement);
    return watcher.look(look(anywhere ? relations.counted() : Set.of()));
  }

  private Look look(Set<Long> tables) throws SQLException {
    Look now = looks.look(tables);
    procedures.saw(now);
    division.saw(now.held());
    follower.saw(now.catalogs(), now.held());
    if (now.catalogs().hasWritten("pg_namespace")) {
      relations.lose();
    }
    return now;
  }

  private boolean isLeftOut(Statement statement) {
    return guard.isPresent() && guard.get().leavesOut(statement);
  }

  private Observation alone(Statement statement) throws SQLException {
    if (isLeftOut(statement)) {
      return Observation.NOTHING;
    }
    guard.ifPresent(shared -> shared.requireHarmlessAlone(statement));
    follower.lose();
    watcher.begin(totals.read(relations.counted()));
    var locks = new LockSampler(observer, worker.getBackendPID());
    Map<Long, LockMode> seen =
        new BareRun(observer, locks).run(relations.lockable(), () -> execute(statement));
    Observation observation =
        watcher.look(seen, relations.readAll(), totals.read(relations.counted()));
    relations.lose();
    return observation;
  }

  @Override
  public void runUnwatched(Statement statement) {
    if (isLeftOut(statement)) {
      return;
    }
    try {
      done(() -> unwatched(statement));
    } catch (StepFailure failure) {
      throw MissingExtension.explained(failure, statement, server.hasStubs());
    }
    if (isInTransaction()) {
      unseen = true;
    } else {
      lose();
    }
  }

  private void unwatched(Statement statement) throws SQLException {
    if (guard.isEmpty()) {
      execute(statement);
    } else if (isInTransaction()) {
      guard.get().run(taken(statement));
    } else {
      guard.get().requireHarmlessAlone(statement);
      execute(statement);
    }
  }

  /** Nobody looked at what happened. */
  private void lose() {
    follower.lose();
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
    done(() -> {
      if (guard.isPresent()) {
        guard.get().beforeCommit();
      }
      run("COMMIT");
    });
    follower.commit();
    if (unseen) {
      lose();
    }
  }

  @Override
  public void rollBack() {
    if (isInTransaction()) {
      done(() -> run("ROLLBACK"));
    }
    follower.rollBack();
    unseen = false;
    relations.rollBack();
  }

  @Override
  public void forgetSession() {
    done(session::forget);
  }

  private boolean isInTransaction() {
    return worker.getTransactionState() != TransactionState.IDLE;
  }

  private void run(String sql) throws SQLException {
    SingleStatement.run(worker, Statement.of(sql, 0, StatementKind.ORDINARY));
  }

  /** As the server takes it, whoever watches. */
  private Statement taken(Statement statement) {
    return server.hasStubs() ? StubStatements.of(statement) : statement;
  }

  private void execute(Statement statement) throws SQLException {
    SingleStatement.run(worker, taken(statement));
  }

  /** Something that asks the server. */
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

  private static void done(BareRun.Work work) {
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
        worker.close();
      } finally {
        observer.close();
      }
    });
  }
}
