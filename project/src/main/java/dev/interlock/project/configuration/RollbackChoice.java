package dev.interlock.project.configuration;

/** Whether a supervised start undoes its migrations when the service fails. */
public enum RollbackChoice {
  /** If the undo loses nothing. */
  AUTO,
  /** The schema stays as it is. */
  NEVER
}
