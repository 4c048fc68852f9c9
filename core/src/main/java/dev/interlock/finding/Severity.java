package dev.interlock.finding;

/** The effect of a finding on the command that reports it. */
public enum Severity {
  /** Stops the command. */
  ERROR,
  /** Worth reading; the command continues. */
  WARNING,
  /** Information only. */
  NOTE
}
