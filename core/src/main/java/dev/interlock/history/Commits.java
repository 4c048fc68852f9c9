package dev.interlock.history;

/**
 * The grouping of a script's statements outside {@code BEGIN … COMMIT} into transactions.
 *
 * <p>Other tools have a "no transaction" marker for a whole file. For its author the marker means
 * two things: the file may contain statements that cannot run in a transaction, and each statement
 * commits by itself, so that its effect is visible and its locks are released before the next one
 * begins. It does not mean that a single statement runs without a transaction, because the server
 * opens one for it. So {@link #EACH} runs every statement that allows it in a transaction together
 * with the fence and the journal row that records it, so that it can never run twice; only
 * statements that cannot be in a transaction run outside one, journaled as in any file.
 *
 * <p>A tool runs a file in one session: a {@code SET} applies to the statements after it, also to
 * those that a later run resumes with. So each step begins with the state that the step before it
 * left, which the journal stores ({@link dev.interlock.ledger.SessionState}).
 */
public enum Commits {
  /** As many statements as possible in one transaction. */
  TOGETHER,
  /** Each statement in its own transaction. */
  EACH
}
