package dev.interlock.drift;

/**
 * What to do with a database that lacks what its migrations made, or has it otherwise. What it has
 * beyond them is in nobody's way, and only said.
 */
public enum Drift {
  /** Start nothing and change nothing. */
  REFUSE,
  /** Say it, and go on. */
  ALLOW
}
