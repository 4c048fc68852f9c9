package dev.interlock.gate.platform;

/** The format of progress output. */
public enum LogFormat {
  /** One readable line per event. */
  PLAIN,
  /** One JSON object per line. */
  JSON
}
