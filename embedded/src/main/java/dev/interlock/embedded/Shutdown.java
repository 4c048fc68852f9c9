package dev.interlock.embedded;

/** The mode of a server's shutdown (PostgreSQL manual, section "Shutting Down the Server"). */
public enum Shutdown {
  /** Disconnects clients, rolls back open transactions, and writes everything to disk. */
  FAST("INT"),

  /** Stops at once as after a crash; the next start recovers committed transactions. */
  IMMEDIATE("QUIT");

  private final String signal;

  Shutdown(String signal) {
    this.signal = signal;
  }

  String signal() {
    return signal;
  }
}
