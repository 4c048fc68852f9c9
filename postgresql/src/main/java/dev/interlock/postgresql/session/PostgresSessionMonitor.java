package dev.interlock.postgresql.session;

import dev.interlock.dialect.Activity;
import dev.interlock.dialect.Activity.Blocker;
import dev.interlock.dialect.Activity.Progress;
import dev.interlock.dialect.Activity.Waiting;
import dev.interlock.dialect.SessionMonitor;
import dev.interlock.ledger.RunId;
import dev.interlock.ledger.Token;
import dev.interlock.postgresql.ledger.LedgerTables;
import dev.interlock.postgresql.ledger.LockRow;
import dev.interlock.postgresql.wire.ServerErrors;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Monitors the working session, which it finds by application name: through a transaction pooler,
 * the server session that does the work is not known beforehand.
 */
final class PostgresSessionMonitor implements SessionMonitor {

  /**
   * One row for each blocker, or a single row without one. The phases of a concurrent build that
   * wait for other transactions all begin with the same words (PostgreSQL manual, table 27.40).
   */
  private static final String LOOK =
      """
      SELECT worker.wait_event_type = 'Lock', build.phase, build.blocks_done, build.blocks_total,
        blocker.pid, blocker.application_name, blocker.state,
        (extract(epoch FROM clock_timestamp() - blocker.xact_start) * 1000)::bigint
      FROM pg_stat_activity worker
        LEFT JOIN pg_stat_progress_create_index build ON build.pid = worker.pid
        LEFT JOIN LATERAL unnest(pg_blocking_pids(worker.pid)) AS blocking(pid) ON true
        LEFT JOIN pg_stat_activity blocker ON blocker.pid = blocking.pid
      WHERE worker.application_name = ? AND worker.state = 'active'
        AND worker.pid <> pg_backend_pid()
      ORDER BY blocker.xact_start\
      """;

  private static final String WAITING =
      """
      SELECT count(DISTINCT waiter.pid) FROM pg_stat_activity worker, pg_stat_activity waiter
      WHERE worker.application_name = ? AND worker.pid <> pg_backend_pid()
        AND waiter.wait_event_type = 'Lock' AND waiter.application_name <> worker.application_name
        AND worker.pid = ANY (pg_blocking_pids(waiter.pid))\
      """;

  private final Connection connection;
  private final LockRow lock;
  private final RunId run;

  PostgresSessionMonitor(Connection connection, LedgerTables tables, RunId run) {
    this.connection = connection;
    this.lock = new LockRow(connection, tables);
    this.run = run;
  }

  @Override
  public boolean renew(Token token, Duration lease, String activity) {
    return lock.renew(token, lease, activity);
  }

  @Override
  public Activity activity() {
    try (PreparedStatement statement = connection.prepareStatement(LOOK)) {
      statement.setString(1, run.applicationName());
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? activity(rows) : Activity.none();
      }
    } catch (SQLException e) {
      throw ServerErrors.failure(e, -1);
    }
  }

  @Override
  public int waiting() {
    try (PreparedStatement statement = connection.prepareStatement(WAITING)) {
      statement.setString(1, run.applicationName());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getInt(1) : 0;
      }
    } catch (SQLException e) {
      throw ServerErrors.failure(e, -1);
    }
  }

  private static Activity activity(ResultSet rows) throws SQLException {
    boolean waits = rows.getBoolean(1);
    Optional<Progress> progress = progress(rows);
    var blockers = new ArrayList<Blocker>();
    do {
      blocker(rows).ifPresent(blockers::add);
    } while (rows.next());
    return new Activity(waiting(waits, progress), blockers, progress);
  }

  private static Waiting waiting(boolean waits, Optional<Progress> progress) {
    if (!waits) {
      return Waiting.NOTHING;
    }
    boolean building = progress.filter(p -> p.phase().startsWith("waiting for")).isPresent();
    return building ? Waiting.SNAPSHOTS : Waiting.LOCK;
  }

  private static Optional<Progress> progress(ResultSet row) throws SQLException {
    @Nullable String phase = row.getString(2);
    return phase == null
        ? Optional.empty()
        : Optional.of(new Progress(phase, row.getLong(3), row.getLong(4)));
  }

  private static Optional<Blocker> blocker(ResultSet row) throws SQLException {
    int process = row.getInt(5);
    if (row.wasNull()) {
      return Optional.empty();
    }
    return Optional.of(
        new Blocker(
            process,
            Optional.ofNullable(row.getString(6)).orElse(""),
            Duration.ofMillis(Math.max(0, row.getLong(8))),
            Optional.ofNullable(row.getString(7)).orElse("state not visible")));
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      // The monitor's session ends with its connection, even if closing fails.
    }
  }
}
