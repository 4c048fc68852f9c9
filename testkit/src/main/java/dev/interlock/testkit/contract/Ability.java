package dev.interlock.testkit.contract;

/** What not every product can do. */
public enum Ability {
  /** It tells at which character of a statement an error is. */
  ERROR_POSITION
}
