package dev.interlock.postgresql.wire;

import java.sql.SQLException;
import org.postgresql.PGConnection;

/** Writes values as SQL literals that suit the session's settings. */
public record Literals(PGConnection connection) {

  public String text(String value) {
    try {
      return "'" + connection.escapeLiteral(value.replace("\0", "")) + "'";
    } catch (SQLException e) {
      throw ServerErrors.failure(e, -1);
    }
  }
}
