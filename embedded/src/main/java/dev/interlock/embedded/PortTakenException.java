package dev.interlock.embedded;

/** Thrown if another process listens on the port; the caller may try another free port. */
final class PortTakenException extends EmbeddedPostgresException {

  private static final long serialVersionUID = 1L;

  PortTakenException(int port) {
    super(
        "PostgreSQL did not start, because port " + port + " of 127.0.0.1 is taken.",
        "Choose another port, or stop the process that listens there.");
  }
}
