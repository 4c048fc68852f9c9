package dev.interlock.dialect;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A statement that the server refused, or a lost connection. */
public final class StepFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * The code for a statement that a shadow database refuses because its effect would reach beyond
   * it.
   */
  public static final String OUTSIDE_SHADOW = "not run on a shared server";

  /** The code for a statement whose batches have no key that divides the table. */
  public static final String UNFIT_KEY = "key of batches";

  /**
   * Codes of temporary failures: resources, an operator's intervention, a system error and a server
   * that is read-only (PostgreSQL manual, appendix A), and SQLite's errors of the file system.
   */
  private static final List<String> HEALING =
      List.of(
          "SQLSTATE 53",
          "SQLSTATE 57",
          "SQLSTATE 58",
          "SQLSTATE 25006",
          "SQLITE_FULL",
          "SQLITE_IOERR",
          "SQLITE_BUSY",
          "SQLITE_LOCKED",
          "SQLITE_NOMEM");

  /** The meaning of a failure for the caller. */
  public enum Reason {
    /** The statement is wrong for this database. */
    ERROR,
    /** The statement did not get a lock in time; a retry may succeed. */
    LOCK_TIMEOUT,
    /** The server aborted it because of a deadlock or a serialization conflict; to be retried. */
    CONFLICT,
    /** The statement cannot run inside a transaction. */
    NOT_IN_TRANSACTION,
    /** The role lacks a privilege. */
    NOT_ALLOWED,
    /** The run no longer holds the lock. */
    FENCED,
    /** The statement was cancelled, by this run or by another session. */
    CANCELLED,
    /** The connection was lost. */
    CONNECTION_LOST
  }

  /**
   * The server's error.
   *
   * @param state the product's code, such as {@code SQLSTATE 42P07} or {@code SQLITE_BUSY}
   * @param position 0-based character offset in the statement, if the server reports one
   */
  public record Said(
      String state,
      String message,
      Optional<String> detail,
      Optional<String> hint,
      Optional<String> context,
      OptionalInt position) {

    /** Returns an error that Interlock itself found. */
    public static Said of(String state, String message) {
      return new Said(
          state,
          message,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          OptionalInt.empty());
    }

    /** Returns a copy with another code. */
    public Said with(String otherState) {
      return new Said(otherState, message, detail, hint, context, position);
    }

    /** Returns the message as part of a sentence. */
    public String words() {
      return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }

    /** Returns the message with its code, as part of a sentence. */
    public String wordsAndState() {
      return "%s (%s)".formatted(words(), state);
    }
  }

  private final Reason reason;
  private final int statement;
  private final transient Said said;

  /**
   * @param statement 0-based index among the statements of the step; -1 for another statement
   */
  public StepFailure(Reason reason, int statement, Said said, @Nullable Throwable cause) {
    super(said.message(), cause);
    this.reason = reason;
    this.statement = statement;
    this.said = said;
  }

  public Reason reason() {
    return reason;
  }

  /** Returns the 0-based index among the statements of the step; -1 for another statement. */
  public int statement() {
    return statement;
  }

  public Said said() {
    return said;
  }

  /**
   * Whether a retry may succeed later without intervention: locks are released, disks are freed,
   * servers restart. A missing privilege, a duplicate name or an exception in a trigger is
   * permanent.
   */
  public boolean mayHeal() {
    return switch (reason) {
      case LOCK_TIMEOUT, CONFLICT, FENCED, CANCELLED, CONNECTION_LOST -> true;
      case NOT_ALLOWED, NOT_IN_TRANSACTION -> false;
      case ERROR -> HEALING.stream().anyMatch(said.state()::startsWith);
    };
  }
}
