package dev.interlock.postgresql.shadow;

import dev.interlock.effect.LockMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Looks from a second session at the locks that the worker holds, so that looking adds none.
 *
 * <p>{@code pg_locks} has a row for each mode of each relation, also of those that a later
 * statement of the same transaction takes beside a stronger one; what was there before the
 * statement is not its doing (PostgreSQL manual, 54.12, pg_locks).
 */
final class LockSampler {

  private static final String QUERY =
      """
      SELECT relation::bigint, mode FROM pg_catalog.pg_locks
      WHERE pid = ? AND locktype = 'relation' AND relation >= 16384\
      """;

  private static final String WAITING =
      "SELECT FROM pg_catalog.pg_locks WHERE pid = ? AND NOT granted";

  private record Held(long relation, LockMode mode) {}

  private final Connection observer;
  private final int worker;
  private final Set<Held> before = new HashSet<>();

  /**
   * @param worker the server's process id of the session that is watched
   */
  LockSampler(Connection observer, int worker) {
    this.observer = observer;
    this.worker = worker;
  }

  /** The transaction has ended and holds nothing any more. */
  void forget() {
    before.clear();
  }

  /** The strongest that came since the last look, by relation; had or waited for. */
  Map<Long, LockMode> fresh() throws SQLException {
    var fresh = new HashMap<Long, LockMode>();
    for (Held held : held()) {
      if (before.add(held)) {
        fresh.merge(
            held.relation(), held.mode(), (one, other) -> one.compareTo(other) > 0 ? one : other);
      }
    }
    return fresh;
  }

  /** Whether the worker waits for a lock that somebody else has. */
  boolean isWaiting() throws SQLException {
    try (PreparedStatement statement = observer.prepareStatement(WAITING)) {
      statement.setInt(1, worker);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  private Set<Held> held() throws SQLException {
    var held = new HashSet<Held>();
    try (PreparedStatement statement = observer.prepareStatement(QUERY)) {
      statement.setInt(1, worker);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          held.add(new Held(row.getLong(1), LockMode.of(row.getString(2))));
        }
      }
    }
    return held;
  }
}
