package dev.interlock.testkit.fault;

/** The signals that matter for a process under test (signal(7)). */
public enum Signal {
  /** Asks to end; the process may tidy up. */
  SIGTERM,
  /** Ends at once; the process cannot notice. */
  SIGKILL,
  /** Stops in place, as a suspended machine or an overloaded one does. */
  SIGSTOP,
  /** Goes on after SIGSTOP. */
  SIGCONT,
  /** For a JVM a thread dump; for PostgreSQL an immediate shutdown. */
  SIGQUIT,
  /** What Ctrl-C sends. */
  SIGINT
}
