package dev.interlock.project.configuration;

/** The treatment of a pending migration that precedes an applied one. */
public enum OutOfOrder {
  /** Stop with a finding. */
  REFUSE,
  /** Apply it. */
  ALLOW
}
