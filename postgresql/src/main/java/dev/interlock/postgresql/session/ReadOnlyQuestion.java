package dev.interlock.postgresql.session;

import dev.interlock.postgresql.wire.ServerErrors;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.core.BaseConnection;

/** Runs a user's query in a read-only transaction that is rolled back. */
record ReadOnlyQuestion(BaseConnection connection, StatementSettings settings) {

  /** Whether the first value of the first row is neither null, false nor zero. */
  boolean finds(String query) {
    return ask(statement -> isSomething(statement, query));
  }

  /** Returns a number; fails if policies hide rows from the role, instead of not counting them. */
  long count(String query) {
    return ask(statement -> {
      statement.execute("SET LOCAL row_security = off");
      try (ResultSet row = statement.executeQuery(query)) {
        row.next();
        return row.getLong(1);
      }
    });
  }

  /** A question that the server may refuse. */
  private interface Question<T> {
    T ask(Statement statement) throws SQLException;
  }

  private <T> T ask(Question<T> question) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN TRANSACTION READ ONLY");
      try {
        statement.execute(settings.ofQuestion(connection));
        return question.ask(statement);
      } finally {
        statement.execute("ROLLBACK");
      }
    } catch (SQLException e) {
      throw ServerErrors.failure(e, -1);
    }
  }

  private static boolean isSomething(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      String first = row.next() ? row.getString(1) : null;
      return first != null && !first.equals("f") && !first.equals("0");
    }
  }
}
