package dev.interlock.project.configuration;

/** The format of progress output. */
public enum LogChoice {
  /** The format that suits the recognised platform. */
  AUTO,
  /** One readable line per event. */
  PLAIN,
  /** One JSON object per line. */
  JSON
}
