package dev.interlock.script;

/** The effect of a statement on its transaction. A dialect determines it from the first words. */
public enum StatementKind {
  /** Runs in a transaction, without effect on it. */
  ORDINARY,
  /** Opens a transaction ({@code BEGIN}, {@code START TRANSACTION}). */
  BEGIN,
  /** Commits one ({@code COMMIT}, {@code END}). */
  COMMIT,
  /**
   * Ends one in a way that Interlock cannot follow: {@code ROLLBACK}, {@code PREPARE TRANSACTION},
   * …
   */
  ABORT,
  /** Changes settings of the session, which must not outlast the migration ({@code SET}, …). */
  SESSION,
  /** Cannot run inside a transaction ({@code CREATE INDEX CONCURRENTLY}, {@code VACUUM}, …). */
  NON_TRANSACTIONAL,
  /** {@code COPY … FROM STDIN} with its data. */
  COPY,
  /** A command of an interactive client ({@code \connect}), which a server rejects. */
  CLIENT
}
