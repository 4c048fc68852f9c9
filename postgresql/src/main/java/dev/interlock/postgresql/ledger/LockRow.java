package dev.interlock.postgresql.ledger;

import dev.interlock.history.Checksum;
import dev.interlock.ledger.Acquired;
import dev.interlock.ledger.CatalogMark;
import dev.interlock.ledger.Holder;
import dev.interlock.ledger.LockState;
import dev.interlock.ledger.Proof;
import dev.interlock.ledger.RunId;
import dev.interlock.ledger.Token;
import dev.interlock.postgresql.wire.ServerErrors;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The row of the migration lock. Every method is one autocommit statement and never waits for a row
 * lock.
 *
 * <p>A holder inside a transaction has locked the row by its fence, so {@code SKIP LOCKED} skips
 * it: the lock is never taken from a transaction that may still commit.
 */
public final class LockRow {

  /**
   * The lock is free if it was never held or was given back, if the lease is over by the server's
   * clock, or if the holder's server session is gone. The application name of another role's
   * session is hidden; such a session counts as alive.
   */
  private static final String FREE =
      """
      (l.run IS NULL OR l.until < clock_timestamp()
        OR (l.session IS NOT NULL AND NOT EXISTS (
          SELECT FROM pg_stat_activity a
          WHERE a.pid = l.session
            AND (a.application_name IS NULL OR a.application_name = 'interlock ' || l.run))))\
      """;

  private final Connection connection;
  private final LedgerTables tables;

  public LockRow(Connection connection, LedgerTables tables) {
    this.connection = connection;
    this.tables = tables;
  }

  /**
   * Takes the lock if it is free.
   *
   * @param session the server's process id of this session; empty through a pooler
   */
  public Optional<Acquired> take(Holder holder, Optional<Integer> session, Duration lease) {
    String sql =
        """
        WITH free AS (SELECT l.run, l.host, l.process FROM %1$s l WHERE %2$s FOR UPDATE OF l SKIP LOCKED)
        UPDATE %1$s mine SET token = mine.token + 1, run = ?, host = ?, process = ?, session = ?,
          activity = NULL, since = clock_timestamp(), until = clock_timestamp() + ? * interval '1 ms',
          unsettled = mine.unsettled || array_remove(ARRAY[free.run], NULL)
        FROM free RETURNING mine.token, free.run, free.host, free.process, mine.unsettled\
        """
            .formatted(tables.lock(), FREE);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, holder.run().value());
      statement.setString(2, holder.host());
      statement.setLong(3, holder.process());
      statement.setObject(4, session.orElse(null), Types.INTEGER);
      statement.setLong(5, lease.toMillis());
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Acquired(new Token(row.getLong(1)), holder(row, 2), runs(row.getArray(5))))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw ServerErrors.failure(e, -1);
    }
  }

  private static List<RunId> runs(Array written) throws SQLException {
    return Arrays.stream((String[]) written.getArray()).map(RunId::new).toList();
  }

  /**
   * Clears the runs that lost the lock: none has a session any more, so the next holder need not
   * check.
   */
  public void settle(Token token) {
    String sql = "UPDATE %s SET unsettled = '{}' WHERE token = ?".formatted(tables.lock());
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, token.value());
      statement.executeUpdate();
    } catch (SQLException e) {
      throw ServerErrors.failure(e, -1);
    }
  }

  public LockState read() {
    try (var statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query())) {
      return row.next() ? state(row) : new LockState.Free();
    } catch (SQLException e) {
      throw ServerErrors.failure(e, -1);
    }
  }

  /**
   * Returns a query with the columns run, host, process, milliseconds held, milliseconds remaining,
   * activity, guarded, proof (two columns), failed: null if an older version made the table.
   */
  String query() {
    return """
    SELECT l.run, l.host, l.process,
      (extract(epoch FROM clock_timestamp() - l.since) * 1000)::bigint,
      (extract(epoch FROM l.until - clock_timestamp()) * 1000)::bigint,
      l.activity, l.guarded, l.proven_mark, l.proven_history, pg_catalog.to_jsonb(l) ->> 'failed'
    FROM %s l\
    """
        .formatted(tables.lock());
  }

  /** Reads a row of {@link #query()}. */
  static LockState state(ResultSet row) throws SQLException {
    Optional<Holder> holder = holder(row, 1);
    if (holder.isEmpty()) {
      return new LockState.Free();
    }
    return new LockState.Held(
        holder.get(),
        Duration.ofMillis(row.getLong(4)),
        Duration.ofMillis(row.getLong(5)),
        Optional.ofNullable(row.getString(6)));
  }

  /** Reads the last proof from a row of {@link #query()}. */
  static Optional<Proof> proof(ResultSet row) throws SQLException {
    @Nullable String mark = row.getString(8);
    @Nullable String history = row.getString(9);
    return mark == null || history == null
        ? Optional.empty()
        : Optional.of(new Proof(new CatalogMark(mark), new Checksum(history)));
  }

  /** Records a proof if the lock is free; an active run records its own. */
  public void remember(Proof proof) {
    String sql =
        """
        WITH free AS (SELECT FROM %1$s l WHERE l.run IS NULL FOR NO KEY UPDATE OF l SKIP LOCKED)
        UPDATE %1$s l SET proven_mark = ?, proven_history = ? FROM free\
        """
            .formatted(tables.lock());
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, proof.mark().words());
      statement.setString(2, proof.history().hex());
      statement.executeUpdate();
    } catch (SQLException e) {
      throw ServerErrors.failure(e, -1);
    }
  }

  private static Optional<Holder> holder(ResultSet row, int column) throws SQLException {
    @Nullable String run = row.getString(column);
    return run == null
        ? Optional.empty()
        : Optional.of(
            new Holder(new RunId(run), row.getString(column + 1), row.getLong(column + 2)));
  }

  /**
   * Returns the statement that notes whether the last deploy failed, unless another run's
   * transaction has locked the row: that run notes its own outcome.
   */
  static String noteOutcome(LedgerTables tables, boolean failed) {
    return """
    WITH free AS (SELECT FROM %1$s l FOR NO KEY UPDATE OF l SKIP LOCKED)
    UPDATE %1$s l SET failed = %2$s FROM free\
    """
        .formatted(tables.lock(), failed);
  }

  /** Returns the statement that gives the lock back, for a fenced transaction. */
  public static String giveBack(LedgerTables tables) {
    return """
    UPDATE %s SET run = NULL, host = NULL, process = NULL, session = NULL, activity = NULL,
      since = NULL, until = NULL\
    """
        .formatted(tables.lock());
  }

  /**
   * Returns the statement that extends a lease with less than half left, for a fenced transaction.
   */
  public static String prolong(LedgerTables tables, Duration lease) {
    return """
    UPDATE %1$s SET until = clock_timestamp() + interval '%2$d ms'
    WHERE until < clock_timestamp() + interval '%2$d ms' / 2\
    """
        .formatted(tables.lock(), lease.toMillis());
  }

  /**
   * Extends the lease, unless this run's own transaction has locked the row; the lock is safe then.
   *
   * @return false if the row has another token
   */
  public boolean renew(Token token, Duration lease, String activity) {
    String sql =
        """
        WITH mine AS (SELECT FROM %1$s l WHERE l.token = ? FOR NO KEY UPDATE OF l SKIP LOCKED)
        UPDATE %1$s l SET until = clock_timestamp() + ? * interval '1 ms', activity = ?
        FROM mine\
        """
            .formatted(tables.lock());
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, token.value());
      statement.setLong(2, lease.toMillis());
      statement.setString(3, activity);
      return statement.executeUpdate() > 0 || isStill(token);
    } catch (SQLException e) {
      throw ServerErrors.failure(e, -1);
    }
  }

  private boolean isStill(Token token) throws SQLException {
    String sql = "SELECT FROM %s WHERE token = ?".formatted(tables.lock());
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, token.value());
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }
}
