package dev.interlock.gate.environment;

import java.util.Optional;

/** Whether a variable must be set. An empty variable counts as not set. */
public sealed interface Presence {

  /** The service cannot start without it. */
  record Required() implements Presence {}

  /**
   * The service starts without it.
   *
   * @param fallback the service's behaviour without it, such as {@code rate limiter uses memory}
   */
  record Optionally(Optional<String> fallback) implements Presence {}
}
