package dev.interlock.project.configuration;

/** A value and its origin. */
public record Configured<T>(T value, Origin origin) {

  /** Whether the value is not the default. */
  public boolean isChosen() {
    return !(origin instanceof Origin.Default);
  }
}
