package dev.interlock.testkit.fault;

/** The signals that are relevant for a process under test (signal(7)). */
public enum Signal {
  /** Asks the process to end; it may clean up. */
  SIGTERM,
  /** Ends the process at once, unnoticed by the process. */
  SIGKILL,
  /** Stops the process in place, like a suspended or overloaded machine. */
  SIGSTOP,
  /** Continues the process after SIGSTOP. */
  SIGCONT,
  /** Makes a JVM dump its threads; makes PostgreSQL shut down immediately. */
  SIGQUIT,
  /** Sent by Ctrl-C. */
  SIGINT
}
