package dev.interlock.sqlite.session;

import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.StepFailure.Reason;
import dev.interlock.dialect.StepFailure.Said;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Interprets an error of SQLite (sqlite.org/rescode.html). */
final class SqliteErrors {

  /** The driver wraps SQLite's message: {@code [SQLITE_ERROR] SQL error … (no such table: a)}. */
  private static final Pattern WRAPPED =
      Pattern.compile("\\[\\w+]\\s+[^(]*\\((.*)\\)", Pattern.DOTALL);

  /** The lower byte of an extended result code is its primary one. */
  private static final int PRIMARY = 0xff;

  private SqliteErrors() {}

  /**
   * Returns the failure of a step for an error.
   *
   * @param statement 0-based index among the step's statements; -1 for any other statement
   */
  static StepFailure failure(SQLException error, int statement) {
    var said =
        new Said(
            name(error),
            message(error),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty());
    return new StepFailure(reason(error), statement, said, error);
  }

  /** Returns the failure for an error in a program's session. */
  static StepFailure ofProgram(Said said, boolean inFence) {
    Reason reason =
        inFence
            ? Reason.FENCED
            : switch (said.state()) {
              case "SQLITE_BUSY", "SQLITE_LOCKED" -> Reason.LOCK_TIMEOUT;
              default -> Reason.ERROR;
            };
    return new StepFailure(reason, -1, said, null);
  }

  static boolean isBusy(SQLException error) {
    return reason(error) == Reason.LOCK_TIMEOUT;
  }

  private static Reason reason(SQLException error) {
    SQLiteErrorCode code = SQLiteErrorCode.getErrorCode(error.getErrorCode() & PRIMARY);
    return switch (code) {
      case SQLITE_BUSY, SQLITE_LOCKED -> Reason.LOCK_TIMEOUT;
      case SQLITE_INTERRUPT -> Reason.CANCELLED;
      case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH -> Reason.NOT_ALLOWED;
      case SQLITE_IOERR, SQLITE_CANTOPEN -> Reason.CONNECTION_LOST;
      default -> refusesTransaction(error) ? Reason.NOT_IN_TRANSACTION : Reason.ERROR;
    };
  }

  /**
   * Whether the statement refuses to run in a transaction; only the message shows it, not the code.
   */
  private static boolean refusesTransaction(SQLException error) {
    String message = message(error);
    return message.contains("within a transaction") || message.contains("inside a transaction");
  }

  private static String name(SQLException error) {
    return error instanceof SQLiteException sqlite
        ? sqlite.getResultCode().name()
        : SQLiteErrorCode.UNKNOWN_ERROR.name();
  }

  private static String message(SQLException error) {
    String message = String.valueOf(error.getMessage());
    Matcher wrapped = WRAPPED.matcher(message);
    return wrapped.matches() ? wrapped.group(1) : message;
  }
}
