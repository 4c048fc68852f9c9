package dev.interlock.drift;

/**
 * Treatment of a database whose objects of migrations are missing or different. Additional objects
 * do no harm and are only reported.
 */
public enum Drift {
  /** Starts nothing and changes nothing. */
  REFUSE,
  /** Reports the differences and continues. */
  ALLOW
}
