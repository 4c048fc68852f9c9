package dev.interlock.alembic.runner;

import java.util.Optional;

/**
 * Decides about the statements of a revision that run outside of a transaction. While it is asked,
 * the revision waits, and its connection is in no transaction. An exception ends Python, and is
 * thrown by the request.
 */
public interface StatementsAlone {

  /** Lets every statement run, and notes nothing, as on a shadow database. */
  StatementsAlone UNRECORDED =
      new StatementsAlone() {
        @Override
        public boolean before(StatementAlone statement) {
          return true;
        }

        @Override
        public void after(StatementAlone statement, Ending ending) {}
      };

  /** Returns whether a statement is to be sent; otherwise it counts as done. */
  boolean before(StatementAlone statement);

  /** A statement that was sent has ended. If it failed, the revision gets the error after this. */
  void after(StatementAlone statement, Ending ending);

  /**
   * The end of a statement.
   *
   * @param done the statements that are done now, with this one if it succeeded
   * @param sqlState the server's code, if it failed and the server sent one
   */
  record Ending(boolean succeeded, DoneStatements done, Optional<String> sqlState) {}
}
