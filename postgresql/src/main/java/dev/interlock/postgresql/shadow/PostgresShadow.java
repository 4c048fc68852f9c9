package dev.interlock.postgresql.shadow;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.dialect.Observation;
import dev.interlock.dialect.Shadow;
import dev.interlock.dialect.StepFailure;
import dev.interlock.ledger.Runner;
import dev.interlock.postgresql.catalog.CatalogFollower;
import dev.interlock.postgresql.session.ForeignDefinitions;
import dev.interlock.postgresql.session.SessionDefaults;
import dev.interlock.postgresql.session.SingleStatement;
import dev.interlock.script.Statement;
import dev.interlock.script.StatementKind;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** A scratch PostgreSQL: one session works, and another looks at the locks of the first. */
public final class PostgresShadow implements Shadow {

  /**
   * What a script may have changed in its session (PostgreSQL manual, DISCARD), and what it gave to
   * new ones, which the next script begins with.
   */
  private static final List<String> FORGET =
      List.of("RESET SESSION AUTHORIZATION", "DISCARD ALL", SessionDefaults.APPLY);

  /**
   * Trigger events that wait for the commit keep a table from being altered, and a new label of an
   * enum cannot be used before it (PostgreSQL manual, appendix A, Error Codes).
   */
  private static final Set<String> ONE_TRANSACTION = Set.of("SQLSTATE 55006", "SQLSTATE 55P04");

  private final BaseConnection worker;
  private final BaseConnection observer;
  private final int major;
  private final boolean onStubs;
  private final LockSampler locks;
  private final Watcher watcher;
  private final CatalogFollower follower;
  private boolean looksAtEverything;

  /** Statements ran in the open transaction that the follower was not asked about. */
  private boolean unseen;

  /**
   * Both sessions are closed with this.
   *
   * @param worker in autocommit mode, on a database that nobody else uses
   * @param observer on the same server
   * @param major the server's major version, such as 18
   * @param onStubs whether the server has stubs in place of extensions
   */
  public PostgresShadow(
      BaseConnection worker, BaseConnection observer, int major, boolean onStubs) {
    this.worker = worker;
    this.observer = observer;
    this.major = major;
    this.onStubs = onStubs;
    this.locks = new LockSampler(observer, worker.getBackendPID());
    this.watcher = new Watcher(worker, locks);
    this.follower = new CatalogFollower(worker, major, CatalogScope.usual());
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
      unseen = false;
      return follower.catalog();
    });
  }

  @Override
  public boolean isConfirmed() {
    return asked(follower::isConfirmed);
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
    });
  }

  @Override
  public void watch() {
    done(watcher::begin);
  }

  @Override
  public void begin(Optional<Statement> begin) {
    done(() -> {
      run(begin.map(Statement::text).orElse("BEGIN"));
      follower.begin();
    });
  }

  @Override
  public Observation run(Statement statement) {
    try {
      return asked(() -> observed(taken(statement)));
    } catch (StepFailure failure) {
      throw MissingExtension.explained(failure, statement, onStubs);
    }
  }

  /** As the server takes it, whoever watches. */
  private Statement taken(Statement statement) {
    return onStubs ? StubStatements.of(statement) : statement;
  }

  private Observation observed(Statement statement) throws SQLException {
    if (isInTransaction()) {
      SingleStatement.run(worker, statement);
      return watcher.look();
    }
    follower.lose();
    var alone = new BareRun(observer, locks);
    return watcher.look(
        alone.run(watcher.lockable(), () -> SingleStatement.run(worker, statement)));
  }

  @Override
  public void runUnwatched(Statement statement) {
    try {
      done(() -> SingleStatement.run(worker, taken(statement)));
    } catch (StepFailure failure) {
      throw MissingExtension.explained(failure, statement, onStubs);
    }
    if (isInTransaction()) {
      unseen = true;
    } else {
      follower.lose();
    }
  }

  @Override
  public boolean isForOneTransaction(StepFailure failure) {
    return ONE_TRANSACTION.contains(failure.said().state());
  }

  @Override
  public void commit() {
    done(() -> run("COMMIT"));
    follower.commit();
    if (unseen) {
      follower.lose();
      unseen = false;
    }
    locks.forget();
  }

  @Override
  public void rollBack() {
    if (isInTransaction()) {
      done(() -> run("ROLLBACK"));
    }
    follower.rollBack();
    unseen = false;
    locks.forget();
  }

  @Override
  public void forgetSession() {
    done(() -> {
      for (String sql : FORGET) {
        run(sql);
      }
    });
  }

  private boolean isInTransaction() {
    return worker.getTransactionState() != TransactionState.IDLE;
  }

  private void run(String sql) throws SQLException {
    SingleStatement.run(worker, Statement.of(sql, 0, StatementKind.ORDINARY));
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
      worker.close();
      observer.close();
    });
  }
}
