package dev.interlock.postgresql.session;

import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.StepFailure.Reason;
import dev.interlock.dialect.StepFailure.Said;
import dev.interlock.ledger.RunId;
import dev.interlock.postgresql.wire.ServerErrors;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends the server sessions of runs whose lock was taken over. A statement may still be running on
 * the server after its client has died or frozen.
 *
 * <p>Through a transaction pooler, an idle session may still bear the name of its last client while
 * it already serves another, so only active sessions are ended there.
 */
final class Eviction {

  /**
   * {@code backend_type} excludes parallel workers, which end with their leader. A direct session
   * belongs to its run even when idle.
   */
  private static final String END =
      """
      SELECT count(*), count(*) FILTER (WHERE pg_terminate_backend(pid))
      FROM pg_stat_activity
      WHERE application_name = ? AND pid <> pg_backend_pid() AND backend_type = 'client backend'
        AND (state <> 'idle' OR ?)\
      """;

  private static final int ATTEMPTS = 100;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Connection connection;
  private final boolean direct;

  Eviction(Connection connection, boolean direct) {
    this.connection = connection;
    this.direct = direct;
  }

  void evict(List<RunId> runs) {
    runs.forEach(this::evict);
  }

  private void evict(RunId run) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (remaining(run) == 0) {
        return;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    throw new StepFailure(Reason.LOCK_TIMEOUT, -1, stillThere(run), null);
  }

  private int remaining(RunId run) {
    try (PreparedStatement statement = connection.prepareStatement(END)) {
      statement.setString(1, run.applicationName());
      statement.setBoolean(2, direct);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getInt(1) : 0;
      }
    } catch (SQLException e) {
      throw ServerErrors.failure(e, -1);
    }
  }

  private static Said stillThere(RunId run) {
    return new Said(
        "SQLSTATE 55P03",
        "a session of run %s is still running and cannot be ended".formatted(run.value()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty());
  }
}
