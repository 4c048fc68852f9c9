package dev.interlock.script;

/** What a statement means for the transaction it runs in. A dialect decides by the first words. */
public enum StatementKind {
  /** Runs in a transaction like any other. */
  ORDINARY,
  /** Opens a transaction ({@code BEGIN}, {@code START TRANSACTION}). */
  BEGIN,
  /** Commits one ({@code COMMIT}, {@code END}). */
  COMMIT,
  /** Ends one in a way that cannot be honoured: {@code ROLLBACK}, {@code PREPARE TRANSACTION}, … */
  ABORT,
  /** Changes settings of the session that must not outlive the migration ({@code SET}, …). */
  SESSION,
  /** Cannot run inside a transaction ({@code CREATE INDEX CONCURRENTLY}, {@code VACUUM}, …). */
  NON_TRANSACTIONAL,
  /** {@code COPY … FROM STDIN} with its data. */
  COPY,
  /** A command of an interactive client ({@code \connect}); no server understands it. */
  CLIENT
}
