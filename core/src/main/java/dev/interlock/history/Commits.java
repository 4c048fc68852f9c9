package dev.interlock.history;

/**
 * Which statements of a script outside {@code BEGIN … COMMIT} take effect together.
 *
 * <p>Other tools have a marker that says "no transaction" for a whole file. To its author it means
 * two things: a statement that cannot run in a transaction may stand here, and each statement
 * commits by itself, so that what it did is seen and its locks are gone before the next one begins.
 * It does not mean that there is no transaction around the single statement, because the server
 * makes one itself. So {@link #EACH} runs every statement that can be in a transaction in one of
 * its own, together with the fence and the journal's row that says it is done, and it can never run
 * twice; only what cannot be in a transaction runs bare, journaled and judged as in any file.
 *
 * <p>Any file is one session to its tool: a {@code SET} holds for the statements after it, also for
 * those that a later run resumes with. So each step begins with the state that the one before it
 * left, which the journal keeps ({@link dev.interlock.ledger.SessionState}).
 */
public enum Commits {
  /** As many as one transaction can hold. */
  TOGETHER,
  /** Each statement alone. */
  EACH
}
