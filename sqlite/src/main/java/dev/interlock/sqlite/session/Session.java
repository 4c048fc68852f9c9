package dev.interlock.sqlite.session;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConnection;

/** One connection in autocommit mode. For one thread, except for {@link #cancel}. */
final class Session implements AutoCloseable {

  /** The number of virtual machine instructions between two looks at the clock. */
  private static final int STEPS = 10_000;

  private final SQLiteConnection connection;

  Session(SQLiteConnection connection) {
    this.connection = connection;
  }

  /** Sets how long each following statement waits for other connections' locks. */
  void waitFor(Duration patience) throws SQLException {
    connection.getDatabase().busy_timeout(Math.toIntExact(patience.toMillis()));
  }

  /** Runs one statement to its end: an error may come with any of its rows. */
  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (statement.execute(sql)) {
        try (ResultSet rows = statement.getResultSet()) {
          while (rows.next()) {
            // The rows are not needed.
          }
        }
      }
    }
  }

  /** Runs one statement with values, and returns the number of changed rows. */
  int update(String sql, @Nullable Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(sql, values)) {
      return statement.executeUpdate();
    }
  }

  /** Runs a query and reads its rows. */
  <T> T query(Reading<T> reading, String sql, @Nullable Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(sql, values);
        ResultSet rows = statement.executeQuery()) {
      return reading.read(rows);
    }
  }

  /** Answers a question, and keeps it from writing (sqlite.org/pragma.html#pragma_query_only). */
  <T> T readOnly(Answer<T> answer) throws SQLException {
    execute("PRAGMA query_only = 1");
    try {
      return answer.give();
    } finally {
      execute("PRAGMA query_only = 0");
    }
  }

  /**
   * Answers a question, and interrupts it after a time (sqlite.org/c3ref/progress_handler.html).
   */
  <T> T within(Duration limit, Answer<T> answer) throws SQLException {
    long end = System.nanoTime() + limit.toNanos();
    ProgressHandler.setHandler(
        connection,
        STEPS,
        new ProgressHandler() {
          @Override
          protected int progress() {
            return System.nanoTime() > end ? 1 : 0;
          }
        });
    try {
      return answer.give();
    } finally {
      ProgressHandler.clearHandler(connection);
    }
  }

  private PreparedStatement prepare(String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  /** Runs work in a transaction that {@code begin} opens. */
  void transact(String begin, Work work) throws SQLException {
    execute(begin);
    boolean committed = false;
    try {
      work.run();
      execute("COMMIT");
      committed = true;
    } finally {
      if (!committed) {
        rollBack();
      }
    }
  }

  private void rollBack() {
    try {
      execute("ROLLBACK");
    } catch (SQLException e) {
      // SQLite has rolled back by itself after some errors (sqlite.org/lang_transaction.html).
    }
  }

  /** Ends the running statement, if one runs; from any thread. */
  void cancel() {
    try {
      connection.getDatabase().interrupt();
    } catch (SQLException e) {
      // A closed connection runs nothing.
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      // The next user of the file rolls back what was not committed.
    }
  }

  /** Converts rows to a value. */
  @FunctionalInterface
  interface Reading<T> {
    T read(ResultSet rows) throws SQLException;
  }

  /** Answers a question. */
  @FunctionalInterface
  interface Answer<T> {
    T give() throws SQLException;
  }

  /** Runs the statements of one transaction. */
  @FunctionalInterface
  interface Work {
    void run() throws SQLException;
  }
}
