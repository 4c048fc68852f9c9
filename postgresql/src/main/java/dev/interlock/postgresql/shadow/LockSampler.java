package dev.interlock.postgresql.shadow;

import dev.interlock.effect.LockMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Reads, in a second session, the locks of a worker that runs outside transactions. */
final class LockSampler {

  private static final String QUERY =
      """
      SELECT relation::bigint, mode FROM pg_catalog.pg_locks
      WHERE pid = ? AND locktype = 'relation' AND relation >= 16384 AND mode <> 'SIReadLock'\
      """;

  private static final String WAITING =
      "SELECT FROM pg_catalog.pg_locks WHERE pid = ? AND NOT granted";

  private final Connection observer;
  private final int worker;

  /**
   * Creates a sampler.
   *
   * @param worker the server's process id of the observed session
   */
  LockSampler(Connection observer, int worker) {
    this.observer = observer;
    this.worker = worker;
  }

  /** Returns the strongest lock on each relation that is held or waited for. */
  Map<Long, LockMode> strongest() throws SQLException {
    Set<HeldLock> locks = new HashSet<>();
    try (PreparedStatement statement = observer.prepareStatement(QUERY)) {
      statement.setInt(1, worker);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          locks.add(new HeldLock(row.getLong(1), LockMode.of(row.getString(2))));
        }
      }
    }
    return HeldLock.strongest(locks);
  }

  /** Whether the worker waits for a lock of another session. */
  boolean isWaiting() throws SQLException {
    try (PreparedStatement statement = observer.prepareStatement(WAITING)) {
      statement.setInt(1, worker);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }
}
