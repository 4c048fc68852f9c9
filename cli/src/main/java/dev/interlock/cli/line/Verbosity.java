package dev.interlock.cli.line;

/** How much is told. */
public enum Verbosity {
  QUIET,
  NORMAL,
  VERBOSE
}
