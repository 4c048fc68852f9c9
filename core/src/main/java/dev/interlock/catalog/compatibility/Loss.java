package dev.interlock.catalog.compatibility;

import dev.interlock.catalog.ObjectId;

/**
 * A change that can break a release built for the schema before it.
 *
 * @param weight the certainty that the release notices
 * @param object the object concerned
 * @param consequence completes the object's name to a clause, such as {@code is gone}
 */
public record Loss(Weight weight, ObjectId object, String consequence) {

  /** The certainty that the old release notices, the highest first. */
  public enum Weight {
    /** The object is gone or different: statements that name it fail. */
    BREAKING,
    /** Writes that succeeded before are refused, whatever their values are. */
    REFUSING,
    /** Writes are refused where their values break a rule that the old release does not know. */
    NARROWING
  }

  public boolean isBreaking() {
    return weight == Weight.BREAKING;
  }

  /** Returns object and consequence, such as {@code column task.words is gone}. */
  @Override
  public String toString() {
    return object + " " + consequence;
  }
}
