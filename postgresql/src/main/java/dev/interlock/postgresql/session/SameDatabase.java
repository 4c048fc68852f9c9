package dev.interlock.postgresql.session;

import dev.interlock.postgresql.wire.ServerErrors;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.random.RandomGenerator;

/**
 * Proves that two sessions are connected to the same database of the same server: after one of them
 * takes an advisory lock on a random number, the other cannot take it. Such locks are local to a
 * database (PostgreSQL manual, section 13.3.5) and need no privilege. They end with the
 * transaction, so the proof works through a pooler.
 */
final class SameDatabase {

  private final Connection holder;
  private final RandomGenerator random = new SecureRandom();

  SameDatabase(Connection holder) {
    this.holder = holder;
  }

  boolean as(Connection other) {
    long key = random.nextLong();
    try (Statement statement = holder.createStatement()) {
      statement.execute("BEGIN");
      try {
        statement.execute("SELECT pg_advisory_xact_lock(%d)".formatted(key));
        return !canLock(other, key);
      } finally {
        statement.execute("ROLLBACK");
      }
    } catch (SQLException e) {
      throw ServerErrors.failure(e, -1);
    }
  }

  private static boolean canLock(Connection other, long key) throws SQLException {
    String sql = "SELECT pg_try_advisory_xact_lock(?)";
    try (PreparedStatement statement = other.prepareStatement(sql)) {
      statement.setLong(1, key);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }
}
