package dev.interlock.testkit.fault;

/** The way bytes take through a {@link FaultProxy}. */
public enum Direction {
  TO_SERVER,
  TO_CLIENT
}
