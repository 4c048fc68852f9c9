package dev.interlock.cli;

/** How much is told. */
public enum Verbosity {
  QUIET,
  NORMAL,
  VERBOSE
}
