package dev.interlock.project.configuration;

/** The moments at which rows are saved. */
public enum BackupChoice {
  /** Never. */
  OFF,
  /** Before a statement drops or converts them. */
  BEFORE_DESTRUCTIVE
}
