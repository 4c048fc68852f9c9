package dev.interlock.postgresql.connect;

import dev.interlock.dialect.Server.Pooling;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.postgresql.session.PostgresTarget.Sessions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.core.BaseConnection;

/**
 * Finds out the mode of the pooler in front of the server.
 *
 * <p>The pooler is already known to exist: it issues cancel keys of its own, so the process id in
 * the key differs from the server's. The probe opens a transaction in one session. If another
 * session loses its server session to it, the pooler lends server sessions for one transaction
 * only.
 */
final class PoolerProbe {

  private static final int PATIENCE_MILLIS = 1_000;

  private final BaseConnection connection;
  private final Sessions sessions;

  PoolerProbe(BaseConnection connection, Sessions sessions) {
    this.connection = connection;
    this.sessions = sessions;
  }

  /**
   * Runs the probe.
   *
   * @throws Failure.Unavailable for a pooler in statement mode, where no transaction is possible
   */
  Pooling probe() throws SQLException {
    try (BaseConnection other = sessions.open();
        Statement statement = connection.createStatement()) {
      int before = serverSession(other);
      statement.execute("BEGIN");
      Pooling pooling =
          serverSession(connection) == before || hasMoved(other, before)
              ? Pooling.TRANSACTION
              : Pooling.SESSION;
      statement.execute("ROLLBACK");
      return pooling;
    } catch (SQLException e) {
      if (refusesTransactions(e)) {
        throw statementMode();
      }
      throw e;
    }
  }

  /**
   * Whether the other session's server session has changed, while a transaction is open. A session
   * without an answer waits for a pool with one server session, which happens only in transaction
   * mode.
   */
  private static boolean hasMoved(BaseConnection other, int before) throws SQLException {
    other.setNetworkTimeout(Runnable::run, PATIENCE_MILLIS);
    try {
      return serverSession(other) != before;
    } catch (SQLException e) {
      if (other.isClosed()) {
        return true;
      }
      throw e;
    }
  }

  private static boolean refusesTransactions(SQLException e) {
    return String.valueOf(e.getMessage()).contains("statement pooling");
  }

  private static Failure statementMode() {
    return new Failure.Unavailable(
        Finding.error(
                Code.STATEMENT_POOLING,
                "the pooler is in statement mode and refuses transactions; no migration can run.")
            .help("Use the URL that goes past the pooler, or set `pool_mode = transaction`."));
  }

  private static int serverSession(BaseConnection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
      row.next();
      return row.getInt(1);
    }
  }
}
