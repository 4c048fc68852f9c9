package dev.interlock.testkit.contract;

/** An ability that not every product has. */
public enum Ability {
  /** The product reports the character of a statement at which an error is. */
  ERROR_POSITION
}
