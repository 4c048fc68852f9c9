package dev.interlock.cli.config;

/** What to do with a pending migration below an applied one. */
public enum OutOfOrder {
  /** Stop with a finding. */
  REFUSE,
  /** Apply it. */
  ALLOW
}
