package dev.interlock.postgresql.session;

import dev.interlock.postgresql.script.BareStatement.DetachPartitionConcurrently;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Completes {@code DETACH PARTITION … CONCURRENTLY} (PostgreSQL 14 and newer). */
final class Partitions {

  private static final String PENDING =
      """
      SELECT inhdetachpending FROM pg_inherits
      WHERE inhparent = to_regclass(?) AND inhrelid = to_regclass(?)\
      """;

  private final Connection connection;

  Partitions(Connection connection) {
    this.connection = connection;
  }

  /** Whether the partition is detached now; a detachment that was cut off is finished first. */
  boolean completeDetach(DetachPartitionConcurrently detach) {
    String parent = detach.table().quoted();
    String partition = detach.partition().quoted();
    try (PreparedStatement statement = connection.prepareStatement(PENDING)) {
      statement.setString(1, parent);
      statement.setString(2, partition);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return true;
        }
        return row.getBoolean(1) && finish(parent, partition);
      }
    } catch (SQLException e) {
      throw ServerErrors.failure(e, -1);
    }
  }

  private boolean finish(String parent, String partition) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("ALTER TABLE %s DETACH PARTITION %s FINALIZE".formatted(parent, partition));
      return true;
    }
  }
}
