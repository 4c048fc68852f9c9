package dev.interlock.postgresql.session;

import java.sql.SQLException;
import org.postgresql.PGConnection;

/** Writes values as SQL literals, as the session's settings demand. */
record Literals(PGConnection connection) {

  String text(String value) {
    try {
      return "'" + connection.escapeLiteral(value.replace("\0", "")) + "'";
    } catch (SQLException e) {
      throw ServerErrors.failure(e, -1);
    }
  }
}
