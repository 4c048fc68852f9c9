package dev.interlock.postgresql.wire;

import dev.interlock.dialect.StepFailure;
import dev.interlock.script.Statement;
import java.sql.SQLException;
import org.postgresql.core.BaseConnection;

/**
 * Runs a single statement, with its COPY data if it has some, in the present transaction if one is
 * open.
 */
public final class SingleStatement {

  private SingleStatement() {}

  /**
   * Runs the statement.
   *
   * @throws SQLException if the server reports an error; {@link #failure} interprets it
   */
  public static void run(BaseConnection connection, Statement statement) throws SQLException {
    var conversation = new Conversation(connection);
    conversation.add(statement);
    try {
      conversation.run();
    } catch (Pipeline.Broken e) {
      throw e.reason();
    }
  }

  /** Returns the failure for a server's error on the statement. */
  public static StepFailure failure(SQLException error) {
    return ServerErrors.failure(error, 0);
  }
}
