package dev.interlock.cli.line;

/** Amount of progress output. */
public enum Verbosity {
  QUIET,
  NORMAL,
  VERBOSE
}
