package dev.interlock.embedded;

import org.jspecify.annotations.Nullable;

/**
 * The embedded PostgreSQL cannot do what it was asked. The message names the thing and the
 * consequence, {@link #help()} what to do about it.
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

  /** One imperative sentence. */
  public String help() {
    return help;
  }
}
