package dev.interlock.project.configuration;

import java.time.Duration;

/** The time after which Interlock stops by itself. */
public sealed interface Deadline {

  /** Shortly before the limit of the recognised platform, if it has one. */
  record Auto() implements Deadline {}

  /** Never. */
  record None() implements Deadline {}

  /** The given time after the start of the process. */
  record After(Duration duration) implements Deadline {}
}
