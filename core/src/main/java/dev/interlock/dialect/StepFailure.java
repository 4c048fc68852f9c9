package dev.interlock.dialect;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The server refused a statement, or is gone. */
public final class StepFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says in place of a product's code that a shadow refuses what would reach outside of it. */
  public static final String OUTSIDE_SHADOW = "not run on a shared server";

  /**
   * Resources, an operator's intervention, a system error and a server that is read-only for now
   * (PostgreSQL manual, appendix A), and what SQLite says of the file system.
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

  /** What a refusal means for the one who asked. */
  public enum Reason {
    /** The statement is wrong for this database. */
    ERROR,
    /** It could not get a lock in time; trying again may help. */
    LOCK_TIMEOUT,
    /** The server chose it as victim of a deadlock or a serialization conflict; try again. */
    CONFLICT,
    /** It cannot run inside a transaction. */
    NOT_IN_TRANSACTION,
    /** The role lacks a privilege. */
    NOT_ALLOWED,
    /** The lock is no longer ours. */
    FENCED,
    /** Somebody cancelled it, perhaps we. */
    CANCELLED,
    /** The connection is gone. */
    CONNECTION_LOST
  }

  /**
   * What the server said about it.
   *
   * @param state the product's code for it, such as {@code SQLSTATE 42P07} or {@code SQLITE_BUSY}
   * @param position 0-based character offset in the statement, where the server gave one
   */
  public record Said(
      String state,
      String message,
      Optional<String> detail,
      Optional<String> hint,
      Optional<String> context,
      OptionalInt position) {

    /** The message as part of a sentence. */
    public String words() {
      return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }

    /** The message with its code, as part of a sentence. */
    public String wordsAndState() {
      return "%s (%s)".formatted(words(), state);
    }
  }

  private final Reason reason;
  private final int statement;
  private final transient Said said;

  /**
   * @param statement 0-based index among the statements of the step; -1 when it was none of them
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

  /** 0-based index among the statements of the step; -1 when it was none of them. */
  public int statement() {
    return statement;
  }

  public Said said() {
    return said;
  }

  /**
   * Whether the same may succeed later although nobody changes anything: locks are given back,
   * disks are freed, servers come back. A right that is missing, a name that is taken or a trigger
   * that raises stays as it is.
   */
  public boolean mayHeal() {
    return switch (reason) {
      case LOCK_TIMEOUT, CONFLICT, FENCED, CANCELLED, CONNECTION_LOST -> true;
      case NOT_ALLOWED, NOT_IN_TRANSACTION -> false;
      case ERROR -> HEALING.stream().anyMatch(said.state()::startsWith);
    };
  }
}
