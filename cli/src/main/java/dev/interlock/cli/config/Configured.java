package dev.interlock.cli.config;

/** A value and where it came from. */
public record Configured<T>(T value, Origin origin) {

  /** Whether somebody chose the value. */
  public boolean isChosen() {
    return !(origin instanceof Origin.Default);
  }
}
