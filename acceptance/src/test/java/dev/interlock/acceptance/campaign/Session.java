package dev.interlock.acceptance.campaign;

import dev.interlock.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A test's own session with a database, without Interlock and without a pooler. Not thread-safe.
 */
public final class Session implements AutoCloseable {

  private final Connection connection;

  private Session(Connection connection) {
    this.connection = connection;
  }

  /** Opens a session in autocommit mode with the application name {@code name}. */
  public static Session open(TestDatabase database, String name) {
    try {
      var session = new Session(database.connect());
      session.execute("SET application_name = '" + name + "'");
      return session;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  public static Session open(TestDatabase database) {
    return open(database, "test");
  }

  public void execute(String sql) {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  /** The process id of the server process for this session. */
  public String processId() {
    return value("SELECT pg_backend_pid()");
  }

  /** The first column of the only row. */
  public String value(String query) {
    return rows(query).getFirst();
  }

  /** The first column of every row. */
  public List<String> rows(String query) {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      var found = new ArrayList<String>();
      while (rows.next()) {
        found.add(String.valueOf(rows.getString(1)));
      }
      return found;
    } catch (SQLException e) {
      throw new AssertionError(query, e);
    }
  }

  /** Polls until the query's first value is true; fails at the time limit. */
  public void await(String query, Duration limit) {
    if (!comesTrue(query, limit)) {
      throw new AssertionError("not true within %s: %s".formatted(limit, query));
    }
  }

  /** Polls until the query's first value is true; returns false at the time limit. */
  public boolean comesTrue(String query, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    boolean holds = holds(query);
    while (!holds && System.nanoTime() < end) {
      Pause.of(Duration.ofMillis(10));
      holds = holds(query);
    }
    return holds;
  }

  public boolean holds(String query) {
    return "t".equals(value(query));
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
