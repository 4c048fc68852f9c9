package dev.interlock.dialect;

import dev.interlock.history.Step;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.PreStepState;
import dev.interlock.ledger.SessionState;
import dev.interlock.ledger.Token;
import dev.interlock.script.Script;
import java.util.List;

/**
 * Execution of the steps of migrations. Not thread-safe. Methods throw {@link StepFailure} if the
 * server refuses or the connection is lost.
 */
public interface StepRunner {

  /**
   * Runs the statements and the ledger writes in one transaction that first checks {@code fence}.
   * If this method throws, nothing has taken effect, unless the reason is {@link
   * StepFailure.Reason#CONNECTION_LOST}: then either all or nothing has.
   *
   * <p>If rows break a check of {@link StepSettings#guards}, its statement does not run, and
   * nothing takes effect. The same holds if {@link StepSettings#backups} cannot be taken.
   *
   * <p>Session settings that the statements change apply to the file's next step, not to the ledger
   * writes, and the session itself is reset. {@link LedgerWrite.Progress} records the session state
   * after the statements, whatever the entry contains.
   *
   * @return the session's state after the statements, if the file {@link StepSettings#continues}
   * @throws dev.interlock.dialect.data.RowsInTheWay if rows break a check
   * @throws dev.interlock.dialect.backup.BackupFailed if rows could not be saved
   */
  SessionState apply(
      Step.Transactional step, List<LedgerWrite> writes, Token fence, StepSettings settings);

  /**
   * Returns the statements with which a program does in its own session what {@link #apply} does in
   * this one.
   *
   * @param progress the journal entry of a commit in the middle; its number and hash are the
   *     program's to fill in
   * @param writes the ledger writes of its last transaction
   */
  ProgramStatements forProgram(
      LedgerWrite.Progress progress, List<LedgerWrite> writes, Token fence, StepSettings settings);

  /**
   * Returns the failure for an error in a program's session.
   *
   * @param said its {@code state} is the bare code of the server
   * @param inFence whether the first of the {@link ProgramStatements#begin} statements failed
   */
  StepFailure failureOfProgram(StepFailure.Said said, boolean inFence);

  /**
   * Ends what the server still does for a program whose process is gone, so that its transaction is
   * rolled back.
   */
  void endProgram();

  /**
   * Runs one statement outside a transaction.
   *
   * @return the session's state after the statement
   */
  SessionState apply(Step.NonTransactional step, StepSettings settings);

  /**
   * Determines the session state after statements that only change settings. Nothing is committed.
   *
   * @return the session's state after them
   */
  SessionState prepare(Step.Transactional step, StepSettings settings);

  /**
   * Tells the session that a script is complete. If it changed the defaults of new sessions, later
   * scripts run with those: every script begins like a new session.
   */
  default void ran(Script script) {}

  /**
   * Reads the state of the object that {@code step} creates or drops, to be journaled before it
   * runs.
   *
   * @param session the state under which the names in the statement are looked up
   */
  PreStepState observe(Step.NonTransactional step, SessionState session);

  /**
   * Determines the result of a non-transactional step that ran, or was in flight when a run died,
   * and removes the remains of a failed attempt, as far as other sessions cannot have used them.
   *
   * @param before the result of {@link #observe} before the first attempt
   * @param ending the ending of the last attempt
   * @param session as in {@link #observe}
   * @return the part of the step's effect that exists; unless it is {@link Remains#WHOLE}, the step
   *     can run again
   */
  Remains settle(
      Step.NonTransactional step, PreStepState before, Ending ending, SessionState session);

  /** The ending of an attempt at a statement outside a transaction. */
  enum Ending {
    /** The server reported success. */
    SUCCEEDED,
    /** The server reported failure. */
    FAILED,
    /** The server's answer was lost. */
    UNKNOWN
  }

  /** The part that exists of the effect of a statement outside a transaction. */
  enum Remains {
    /** The whole effect. */
    WHOLE,
    /** No effect. */
    NOTHING,
    /** Possibly a part: the statement committed something before it failed, or may have. */
    PART
  }
}
