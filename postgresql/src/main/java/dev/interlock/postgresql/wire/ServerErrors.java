package dev.interlock.postgresql.wire;

import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.StepFailure.Reason;
import dev.interlock.dialect.StepFailure.Said;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Interprets a server's errors (PostgreSQL manual, appendix A, Error Codes). */
public final class ServerErrors {

  /** The server shut down, crashed or is starting up; the session was idle too long. */
  private static final Set<String> SESSION_ENDED =
      Set.of("57P01", "57P02", "57P03", "57P05", "25P03", "25P04");

  /** A procedure or block commits inside a transaction or in a function, where it may not. */
  public static final String INVALID_TERMINATION = "2D000";

  private ServerErrors() {}

  /**
   * Returns the failure of a step for a server's error.
   *
   * @param statement 0-based index among the step's statements; -1 for any other statement
   */
  public static StepFailure failure(SQLException error, int statement) {
    return new StepFailure(reason(error), statement, said(error), error);
  }

  /** Returns the failure for an error in the statement itself, whatever its code. */
  public static StepFailure error(SQLException error, int statement) {
    return new StepFailure(Reason.ERROR, statement, said(error), error);
  }

  /** Returns the failure of a program's session; its state is a bare SQLSTATE. */
  public static StepFailure ofProgram(Said said) {
    Reason reason = isConnection(said.state()) ? Reason.CONNECTION_LOST : reason(said.state());
    return new StepFailure(reason, -1, said.with("SQLSTATE " + said.state()), null);
  }

  static Reason reason(SQLException error) {
    String state = state(error);
    if (isConnection(state)) {
      return isLost(error) ? Reason.CONNECTION_LOST : Reason.ERROR;
    }
    return reason(state);
  }

  private static Reason reason(String state) {
    return switch (state) {
      case "55P03" -> Reason.LOCK_TIMEOUT;
      case "40P01", "40001" -> Reason.CONFLICT;
      case "25001", INVALID_TERMINATION -> Reason.NOT_IN_TRANSACTION;
      case "42501" -> Reason.NOT_ALLOWED;
      case "57014" -> Reason.CANCELLED;
      default -> Reason.ERROR;
    };
  }

  private static boolean isConnection(String state) {
    return state.startsWith("08") || SESSION_ENDED.contains(state);
  }

  /**
   * Whether this session is lost. A statement may raise such a code for another connection: that of
   * a subscription, a foreign server or dblink. The server reports the end of this session as FATAL
   * or PANIC, in the language of {@code lc_messages}, and then closes the connection.
   */
  private static boolean isLost(SQLException error) {
    ServerErrorMessage server = serverMessage(error);
    if (server == null) {
      return true;
    }
    boolean isError = "ERROR".equals(server.getSeverity());
    return !isError && (SESSION_ENDED.contains(state(error)) || isClosedAfter(error));
  }

  private static boolean isClosedAfter(SQLException error) {
    for (SQLException next = error.getNextException();
        next != null;
        next = next.getNextException()) {
      if (serverMessage(next) == null && state(next).startsWith("08")) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable ServerErrorMessage serverMessage(SQLException error) {
    return error instanceof PSQLException e ? e.getServerErrorMessage() : null;
  }

  /** Returns the SQLSTATE; that of a broken connection if the driver gives none. */
  public static String state(SQLException error) {
    String state = error.getSQLState();
    return state == null ? "08006" : state;
  }

  private static Said said(SQLException error) {
    ServerErrorMessage server = serverMessage(error);
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
