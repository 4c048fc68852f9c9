package dev.interlock.sqlite.session;

import static dev.interlock.sqlite.session.LedgerTables.LOCK;
import static dev.interlock.sqlite.session.LedgerTables.NOW;

import dev.interlock.history.Checksum;
import dev.interlock.ledger.Acquired;
import dev.interlock.ledger.CatalogMark;
import dev.interlock.ledger.Holder;
import dev.interlock.ledger.LockState;
import dev.interlock.ledger.Proof;
import dev.interlock.ledger.RunId;
import dev.interlock.ledger.Token;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The row of the migration lock. A holder inside a transaction has the write lock of the whole
 * database, so the lock is never taken from a transaction that may still commit.
 */
final class LockRow {

  private static final double MILLIS = 1_000;

  private final Session session;

  LockRow(Session session) {
    this.session = session;
  }

  /** Takes the lock; empty also if another connection is writing at this moment. */
  Optional<Acquired> take(Holder holder, Duration lease) throws SQLException {
    var taken = new ArrayList<Acquired>();
    try {
      session.transact("BEGIN IMMEDIATE", () -> taken.addAll(takeFree(holder, lease)));
    } catch (SQLException e) {
      if (SqliteErrors.isBusy(e)) {
        return Optional.empty();
      }
      throw e;
    }
    return taken.stream().findFirst();
  }

  private List<Acquired> takeFree(Holder holder, Duration lease) throws SQLException {
    String free =
        "SELECT token + 1, run, host, process FROM %s WHERE run IS NULL OR until < %s"
            .formatted(LOCK, NOW);
    List<Acquired> acquired =
        session.query(
            row ->
                row.next()
                    ? List.of(new Acquired(new Token(row.getLong(1)), holder(row, 2), List.of()))
                    : List.of(),
            free);
    if (!acquired.isEmpty()) {
      new RunRecord(session).complete();
      session.update(
          """
          UPDATE %s SET token = token + 1, run = ?, host = ?, process = ?, activity = NULL,
            since = %2$s, until = %2$s + ?\
          """
              .formatted(LOCK, NOW),
          holder.run().value(),
          holder.host(),
          holder.process(),
          seconds(lease));
    }
    return acquired;
  }

  LockState read() throws SQLException {
    return session.query(
        row -> row.next() ? state(row) : new LockState.Free(),
        """
        SELECT run, host, process, %2$s - since, until - %2$s, activity, guarded FROM %1$s\
        """
            .formatted(LOCK, NOW));
  }

  boolean isGuarded() throws SQLException {
    return session.query(
        row -> row.next() && row.getBoolean(1), "SELECT guarded FROM %s".formatted(LOCK));
  }

  /** Returns the last recorded proof. */
  Optional<Proof> proof() throws SQLException {
    return session.query(
        row -> row.next() ? proof(row.getString(1), row.getString(2)) : Optional.empty(),
        "SELECT proven_mark, proven_history FROM %s".formatted(LOCK));
  }

  private static Optional<Proof> proof(@Nullable String mark, @Nullable String history) {
    return mark == null || history == null
        ? Optional.empty()
        : Optional.of(new Proof(new CatalogMark(mark), new Checksum(history)));
  }

  /** Records a proof if the lock is free. */
  void remember(Proof proof) throws SQLException {
    session.update(
        "UPDATE %s SET proven_mark = ?, proven_history = ? WHERE run IS NULL".formatted(LOCK),
        proof.mark().words(),
        proof.history().hex());
  }

  private static LockState state(ResultSet row) throws SQLException {
    Duration held = duration(row.getDouble(4));
    Duration remaining = duration(row.getDouble(5));
    Optional<String> activity = Optional.ofNullable(row.getString(6));
    return holder(row, 1)
        .<LockState>map(holder -> new LockState.Held(holder, held, remaining, activity))
        .orElseGet(LockState.Free::new);
  }

  private static Optional<Holder> holder(ResultSet row, int column) throws SQLException {
    @Nullable String run = row.getString(column);
    return run == null
        ? Optional.empty()
        : Optional.of(
            new Holder(new RunId(run), row.getString(column + 1), row.getLong(column + 2)));
  }

  /** Whether the token is in force. In a transaction this cannot change until its end. */
  boolean isStill(Token token) throws SQLException {
    return session.query(
        ResultSet::next, "SELECT 1 FROM %s WHERE token = ?".formatted(LOCK), token.value());
  }

  /** Gives the lock back; only in a transaction with a valid fence. */
  void giveBack() throws SQLException {
    session.update(
        """
        UPDATE %s SET run = NULL, host = NULL, process = NULL, activity = NULL, since = NULL,
          until = NULL\
        """
            .formatted(LOCK));
  }

  /** Extends a lease with less than half left; only in a transaction with a valid fence. */
  void prolong(Duration lease) throws SQLException {
    session.update(
        "UPDATE %1$s SET until = %2$s + ?1 WHERE until < %2$s + ?1 / 2".formatted(LOCK, NOW),
        seconds(lease));
  }

  /** Returns the statement that does so, for a program's own connection. */
  static String prolonging(Duration lease) {
    return "UPDATE %1$s SET until = %2$s + %3$s WHERE until < %2$s + %3$s / 2"
        .formatted(LOCK, NOW, seconds(lease));
  }

  /** Extends the lease; returns false if the token is no longer in force. */
  boolean renew(Token token, Duration lease, String activity) throws SQLException {
    String sql = "UPDATE %s SET until = %s + ?, activity = ? WHERE token = ?".formatted(LOCK, NOW);
    return session.update(sql, seconds(lease), activity, token.value()) > 0;
  }

  static double seconds(Duration duration) {
    return duration.toMillis() / MILLIS;
  }

  static Duration duration(double seconds) {
    return Duration.ofMillis(Math.round(seconds * MILLIS));
  }
}
