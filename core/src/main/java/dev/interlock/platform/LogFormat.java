package dev.interlock.platform;

/** How progress is written. */
public enum LogFormat {
  /** One readable line per event. */
  PLAIN,
  /** One JSON object per line. */
  JSON
}
