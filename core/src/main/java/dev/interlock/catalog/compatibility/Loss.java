package dev.interlock.catalog.compatibility;

import dev.interlock.catalog.ObjectId;

/**
 * One thing that a release which knows only the schema before can no longer rely on.
 *
 * @param weight how surely that release notices
 * @param object what it knows by this name
 * @param consequence completes the object's name to a clause, such as {@code is gone}
 */
public record Loss(Weight weight, ObjectId object, String consequence) {

  /** How surely the old release notices, the surest first. */
  public enum Weight {
    /** What it names is gone or something else: statements that name it fail. */
    BREAKING,
    /** Writes that it could do before are refused whatever their values are. */
    REFUSING,
    /** Writes are refused where their values break a rule that the old release does not know. */
    NARROWING
  }

  public boolean isBreaking() {
    return weight == Weight.BREAKING;
  }

  /** Object and consequence, such as {@code column task.words is gone}. */
  @Override
  public String toString() {
    return object + " " + consequence;
  }
}
