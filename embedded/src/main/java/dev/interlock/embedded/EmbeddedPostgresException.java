package dev.interlock.embedded;

import org.jspecify.annotations.Nullable;

/**
 * A failed operation of the embedded PostgreSQL. The message names the object and the consequence,
 * {@link #help()} the remedy.
 */
public sealed class EmbeddedPostgresException extends RuntimeException permits PortTakenException {

  private static final long serialVersionUID = 1L;

  private final String help;

  EmbeddedPostgresException(String message, String help, @Nullable Throwable cause) {
    super(message, cause);
    this.help = help;
  }

  EmbeddedPostgresException(String message, String help) {
    this(message, help, null);
  }

  /** The remedy, one imperative sentence. */
  public String help() {
    return help;
  }
}
