package dev.interlock.alembic.runner;

import java.util.Optional;

/** An event on the connection while a revision ran, in the order of the events. */
public sealed interface SentStatement {

  /** The revision, or Alembic for it, committed. */
  record Commit() implements SentStatement {}

  /** The revision rolled back. */
  record Rollback() implements SentStatement {}

  /**
   * A statement.
   *
   * @param sql as SQLAlchemy gave it to the driver
   * @param text as the server got it; empty if it was not captured, or if the driver sends
   *     parameters apart and one has no literal
   * @param parameters Python's spelling of the parameters; empty if they were not captured
   * @param returnedRows whether Python could read rows
   * @param autocommit whether it ran outside of a transaction
   * @param inSavepoint whether the revision had opened a savepoint before
   * @param raw whether it was sent with a cursor of the driver, past SQLAlchemy
   * @param failed whether it failed
   * @param sent whether it was sent, and not skipped as done or present
   */
  record Statement(
      String sql,
      Optional<String> text,
      Optional<String> parameters,
      boolean returnedRows,
      boolean autocommit,
      boolean inSavepoint,
      boolean raw,
      boolean failed,
      boolean sent)
      implements SentStatement {}
}
