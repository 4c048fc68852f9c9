package dev.interlock.dialect;

import dev.interlock.catalog.Catalog;
import dev.interlock.ledger.Runner;
import dev.interlock.script.Statement;
import java.util.List;
import java.util.Optional;

/**
 * A shadow database that statements are tried on, and that nobody else uses. For one thread.
 * Methods throw {@link StepFailure} where the server refuses; nothing of the statement has taken
 * effect then, but an open transaction has to be rolled back.
 */
public interface Shadow extends AutoCloseable {

  /** The product and the version that decides how it prints definitions: {@code PostgreSQL 18}. */
  String server();

  /** The schema as it is now, the open transaction included. */
  Catalog catalog();

  /** Whether a look at everything finds what {@link #catalog} said last; nothing is open. */
  default boolean matchesFullRead() {
    return true;
  }

  /** From now on {@link #catalog} reads all there is each time, which is slower. */
  default void disableIncremental() {}

  /** All that it has done since it was opened. */
  default ShadowWork work() {
    return ShadowWork.NONE;
  }

  /** Creates the ledger of another tool as that tool does; before the first statement. */
  void createLedgerOf(Runner runner);

  /** A script begins: what is there now is what others may be using. */
  void watch();

  /**
   * Opens a transaction.
   *
   * @param begin the author's own {@code BEGIN}, for its isolation level
   */
  void begin(Optional<Statement> begin);

  /** Runs a statement, in the open transaction if there is one, and watches what it does. */
  Observation run(Statement statement);

  /** Runs a statement as {@link #run} does, and does not look what it does. */
  default void runUnwatched(Statement statement) {
    run(statement);
  }

  /**
   * Commits the open transaction and begins another where so much is locked that each look takes
   * long, and where that changes nothing that is seen. What the first one locked counts as locked.
   *
   * @param together the statements of a file that a deploy runs in this transaction
   * @return whether it did
   */
  default boolean divide(List<Statement> together) {
    return false;
  }

  /** Whether the server refuses only because of what the same transaction did before. */
  default boolean isForOneTransaction(StepFailure failure) {
    return false;
  }

  /**
   * Whether the server refuses for want of something that a database elsewhere may well have: an
   * extension, a right. Then the failure says nothing about the migration.
   */
  default boolean lacks(Statement statement, StepFailure failure) {
    return failure.reason() == StepFailure.Reason.NOT_ALLOWED
        || failure.said().state().equals(StepFailure.OUTSIDE_SHADOW);
  }

  /**
   * Gives the server what a script failed for although a deploy finds it there, such as a role;
   * nothing is open.
   *
   * @return whether it is worth to run the transaction again
   */
  default boolean provides(StepFailure failure) {
    return false;
  }

  /**
   * What is to be said about the statements that ran since this was asked last, such as that one of
   * them was left out. Each goes on from the migration's name.
   */
  default List<String> remarks() {
    return List.of();
  }

  /** Lets what ran since {@link #begin} stay; deferred constraints speak up here. */
  void commit();

  /** Takes everything back since {@link #begin}. Harmless where nothing is open. */
  void rollBack();

  /** What a migration leaves behind in its session must not reach the next one. */
  void forgetSession();

  @Override
  void close();
}
