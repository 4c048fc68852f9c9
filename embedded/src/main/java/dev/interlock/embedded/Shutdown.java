package dev.interlock.embedded;

/** How a server is told to stop (PostgreSQL manual, section "Shutting Down the Server"). */
public enum Shutdown {
  /** Clients are cut off, open transactions rolled back, everything written out. */
  FAST("INT"),

  /** Stops at once as after a crash; what was committed is recovered by the next start. */
  IMMEDIATE("QUIT");

  private final String signal;

  Shutdown(String signal) {
    this.signal = signal;
  }

  String signal() {
    return signal;
  }
}
