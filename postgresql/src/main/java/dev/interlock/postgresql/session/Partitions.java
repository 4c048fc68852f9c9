package dev.interlock.postgresql.session;

import dev.interlock.postgresql.script.NonTransactionalStatement.DetachPartitionConcurrently;
import dev.interlock.postgresql.wire.ServerErrors;
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

  /** The state of a detachment. */
  enum Detachment {
    /** It was interrupted, and is complete now. */
    FINISHED,
    /** It has not begun. */
    ATTACHED,
    /** The partition no longer belongs to the table, or never did. */
    NO_PARTITION
  }

  /** Completes an interrupted detachment. */
  Detachment completeDetach(DetachPartitionConcurrently detach) {
    String parent = detach.table().quoted();
    String partition = detach.partition().quoted();
    try (PreparedStatement statement = connection.prepareStatement(PENDING)) {
      statement.setString(1, parent);
      statement.setString(2, partition);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return Detachment.NO_PARTITION;
        }
        return row.getBoolean(1) ? finish(parent, partition) : Detachment.ATTACHED;
      }
    } catch (SQLException e) {
      throw ServerErrors.failure(e, -1);
    }
  }

  private Detachment finish(String parent, String partition) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("ALTER TABLE %s DETACH PARTITION %s FINALIZE".formatted(parent, partition));
      return Detachment.FINISHED;
    }
  }
}
