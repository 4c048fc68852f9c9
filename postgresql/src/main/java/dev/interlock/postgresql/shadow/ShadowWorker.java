package dev.interlock.postgresql.shadow;

import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.WorkMeter;
import dev.interlock.dialect.WorkMeter.Part;
import dev.interlock.postgresql.wire.SingleStatement;
import dev.interlock.script.Statement;
import dev.interlock.script.StatementKind;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * The session in which scripts run.
 *
 * @param guard present if the server has other users
 * @param meter measures every statement
 */
record ShadowWorker(
    BaseConnection session,
    ShadowServer server,
    Optional<SharedServerGuard> guard,
    WorkMeter meter) {

  boolean isInTransaction() {
    return session.getTransactionState() != TransactionState.IDLE;
  }

  /** Whether the statement must not run on this server; if so, adds a remark. */
  boolean leavesOut(Statement statement) {
    return guard.isPresent() && guard.get().leavesOut(statement);
  }

  /** Runs a statement of Interlock's own. */
  void run(String sql) throws SQLException {
    var statement = Statement.of(sql, 0, StatementKind.ORDINARY);
    meter.run(Part.STATEMENTS, () -> SingleStatement.run(session, statement));
  }

  /** Runs a statement of a script in the open transaction. */
  void runWithin(Statement statement) throws SQLException {
    if (guard.isEmpty()) {
      runAlone(statement);
    } else {
      meter.run(Part.STATEMENTS, () -> guard.get().run(taken(statement)));
    }
  }

  /** Runs a statement of a script that {@link #requireHarmlessAlone} let pass. */
  void runAlone(Statement statement) throws SQLException {
    meter.run(Part.STATEMENTS, () -> SingleStatement.run(session, taken(statement)));
  }

  void requireHarmlessAlone(Statement statement) {
    guard.ifPresent(shared -> shared.requireHarmlessAlone(statement));
  }

  void commit() throws SQLException {
    if (guard.isPresent()) {
      guard.get().beforeCommit();
    }
    run("COMMIT");
  }

  /** Returns the failure, explained if the server lacks an extension. */
  StepFailure explained(StepFailure failure, Statement statement) {
    return MissingExtension.explained(failure, statement, server.hasStubs());
  }

  /** Returns the statement as the server accepts it. */
  private Statement taken(Statement statement) {
    return server.hasStubs() ? StubStatements.of(statement) : statement;
  }
}
