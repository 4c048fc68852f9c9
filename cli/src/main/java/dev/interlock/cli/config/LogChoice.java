package dev.interlock.cli.config;

/** How to write progress. */
public enum LogChoice {
  /** As the recognised platform reads it best. */
  AUTO,
  /** One readable line per event. */
  PLAIN,
  /** One JSON object per line. */
  JSON
}
