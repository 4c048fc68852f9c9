package dev.interlock.cli.config;

import java.time.Duration;

/** When to stop by ourselves. */
public sealed interface Deadline {

  /** Below the limit of the recognised platform, if it has one. */
  record Auto() implements Deadline {}

  /** Never. */
  record None() implements Deadline {}

  /** This long after the start of the process. */
  record After(Duration duration) implements Deadline {}
}
