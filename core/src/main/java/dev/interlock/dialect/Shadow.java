package dev.interlock.dialect;

import dev.interlock.batch.Batch;
import dev.interlock.catalog.Catalog;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.script.Statement;
import java.util.List;
import java.util.Optional;

/**
 * A shadow database, without other users, on which migrations are replayed. Not thread-safe.
 * Methods throw {@link StepFailure} if the server refuses a statement; the statement has had no
 * effect then, but an open transaction must be rolled back.
 */
public interface Shadow extends AutoCloseable {

  /**
   * Returns the product and major version, which determine its printing of definitions: {@code
   * PostgreSQL 18}.
   */
  String server();

  /** Returns the current schema, including the open transaction. */
  Catalog catalog();

  /**
   * Whether a full read equals the last result of {@link #catalog}. Called outside transactions.
   */
  default boolean matchesFullRead() {
    return true;
  }

  /** Makes {@link #catalog} read the whole catalog every time, which is slower. */
  default void disableIncremental() {}

  /** Returns the work since it was opened. */
  default ShadowWork work() {
    return ShadowWork.NONE;
  }

  /** Creates the ledger of another tool as that tool does. Called before the first statement. */
  void createLedgerOf(MigrationTool tool);

  /** Begins the observation of a script: objects that exist now may be in use by other sessions. */
  void watch();

  /**
   * Opens a transaction.
   *
   * @param begin the author's own {@code BEGIN}, for its isolation level
   */
  void begin(Optional<Statement> begin);

  /** Runs a statement, in the open transaction if there is one, and observes its effects. */
  Observation run(Statement statement);

  /** Runs a statement as {@link #run} does, without observing its effects. */
  default void runUnwatched(Statement statement) {
    run(statement);
  }

  /**
   * Returns why the key cannot divide the table of a batched statement, as a sentence without its
   * full stop; empty if it can. Called outside transactions.
   */
  default Optional<String> unfit(Batch batch) {
    return Optional.empty();
  }

  /**
   * Commits the open transaction and begins another if it holds so many locks that each observation
   * takes long, and if that does not change the observations. Locks of the first one still count as
   * held.
   *
   * @param together the statements of a file that a deploy runs in this transaction
   * @return whether it was divided
   */
  default boolean divide(List<Statement> together) {
    return false;
  }

  /** Whether the server refuses only because of earlier statements in the same transaction. */
  default boolean isForOneTransaction(StepFailure failure) {
    return false;
  }

  /**
   * Whether the server refuses because this database lacks something that another may have, such as
   * an extension or a privilege. Then the failure is not evidence against the migration.
   */
  default boolean lacks(Statement statement, StepFailure failure) {
    return failure.reason() == StepFailure.Reason.NOT_ALLOWED
        || failure.said().state().equals(StepFailure.OUTSIDE_SHADOW);
  }

  /**
   * Creates a missing object that a script failed for and that exists on a deploy's server, such as
   * a role. Called outside transactions.
   *
   * @return whether to run the transaction again
   */
  default boolean provides(StepFailure failure) {
    return false;
  }

  /**
   * Returns remarks about the statements run since the last call, such as that one of them was
   * skipped. Each completes a sentence that begins with the migration's name.
   */
  default List<String> remarks() {
    return List.of();
  }

  /** Commits the transaction; deferred constraints are checked here. */
  void commit();

  /** Rolls back the transaction. Has no effect if none is open. */
  void rollBack();

  /** Resets the session, so that one migration does not affect the next. */
  void forgetSession();

  @Override
  void close();
}
