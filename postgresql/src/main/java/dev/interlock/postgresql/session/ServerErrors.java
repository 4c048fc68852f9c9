package dev.interlock.postgresql.session;

import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.StepFailure.Reason;
import dev.interlock.dialect.StepFailure.Said;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Tells what a server's error means (PostgreSQL manual, appendix A, Error Codes). */
final class ServerErrors {

  private ServerErrors() {}

  /**
   * @param statement 0-based index among the step's statements; -1 when it was none of them
   */
  static StepFailure failure(SQLException error, int statement) {
    return new StepFailure(reason(error), statement, said(error), error);
  }

  static Reason reason(SQLException error) {
    String state = state(error);
    return switch (state) {
      case "55P03" -> Reason.LOCK_TIMEOUT;
      case "40P01", "40001" -> Reason.CONFLICT;
      // 2D000: a procedure or block that commits, called inside a transaction
      case "25001", "2D000" -> Reason.NOT_IN_TRANSACTION;
      case "42501" -> Reason.NOT_ALLOWED;
      case "57014" -> Reason.CANCELLED;
      case "57P01", "57P02", "57P03", "25P03", "25P04" -> Reason.CONNECTION_LOST;
      default -> state.startsWith("08") ? Reason.CONNECTION_LOST : Reason.ERROR;
    };
  }

  /** The SQLSTATE; a broken connection where the driver gives none. */
  static String state(SQLException error) {
    String state = error.getSQLState();
    return state == null ? "08006" : state;
  }

  private static Said said(SQLException error) {
    ServerErrorMessage server = error instanceof PSQLException e ? e.getServerErrorMessage() : null;
    if (server == null) {
      String message = String.valueOf(error.getMessage());
      return new Said(
          "SQLSTATE " + state(error),
          message,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          OptionalInt.empty());
    }
    return new Said(
        "SQLSTATE " + state(error),
        orElse(server.getMessage(), "unknown error"),
        Optional.ofNullable(server.getDetail()),
        Optional.ofNullable(server.getHint()),
        Optional.ofNullable(server.getWhere()),
        server.getPosition() > 0 ? OptionalInt.of(server.getPosition() - 1) : OptionalInt.empty());
  }

  private static String orElse(@Nullable String text, String other) {
    return text == null ? other : text;
  }
}
