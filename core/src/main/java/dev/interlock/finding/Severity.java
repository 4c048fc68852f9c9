package dev.interlock.finding;

/** How much a finding matters to the command that reports it. */
public enum Severity {
  /** Stops the command. */
  ERROR,
  /** Worth a person's look; the command goes on. */
  WARNING,
  /** For the record. */
  NOTE
}
