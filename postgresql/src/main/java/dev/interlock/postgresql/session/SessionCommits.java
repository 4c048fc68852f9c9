package dev.interlock.postgresql.session;

import dev.interlock.postgresql.wire.ServerErrors;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalLong;

/**
 * Counts the transactions that a statement outside a transaction used, by the session's own numbers
 * for its transactions (PostgreSQL manual, section 67.1, virtual transaction ids). A statement that
 * fails in its first transaction has committed nothing. The count is meaningless through a pooler,
 * which may run each statement in another session.
 */
final class SessionCommits {

  private static final String CURRENT =
      """
      SELECT split_part(virtualtransaction, '/', 2)::bigint FROM pg_catalog.pg_locks
      WHERE locktype = 'virtualxid' AND pid = pg_catalog.pg_backend_pid()\
      """;

  private final Connection connection;
  private OptionalLong before = OptionalLong.empty();

  SessionCommits(Connection connection) {
    this.connection = connection;
  }

  /** Notes the number before the next statement. */
  void begin() {
    before = current();
  }

  /** Whether the statement that ran since {@link #begin} is known to have committed nothing. */
  boolean isNone() {
    OptionalLong now = current();
    return before.isPresent()
        && now.isPresent()
        && now.getAsLong() == before.getAsLong() + 2; // the statement's, and that of this query
  }

  private OptionalLong current() {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(CURRENT)) {
      return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
    } catch (SQLException e) {
      throw ServerErrors.failure(e, -1);
    }
  }
}
