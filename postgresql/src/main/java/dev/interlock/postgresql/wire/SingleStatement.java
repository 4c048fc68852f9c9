package dev.interlock.postgresql.wire;

import dev.interlock.dialect.StepFailure;
import dev.interlock.script.Statement;
import java.sql.SQLException;
import org.postgresql.core.BaseConnection;

/** One statement alone, with its COPY data if it has some, in whatever transaction is open. */
public final class SingleStatement {

  private SingleStatement() {}

  /**
   * Runs it.
   *
   * @throws SQLException if the server refuses; {@link #failure} says what that means
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

  /** What a server's error means for the statement. */
  public static StepFailure failure(SQLException error) {
    return ServerErrors.failure(error, 0);
  }
}
