package dev.interlock.history;

/** Treatment of statements that keep others waiting while they work on a large table. */
public enum OnlineMode {
  /** Refuse them, and print the steps that do not block. */
  REFUSE,
  /** Run the steps that do not block in their place. */
  AUTO,
  /** Run them as they are written. */
  ALLOW
}
