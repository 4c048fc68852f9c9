package dev.interlock.catalog;

import java.util.Optional;

/**
 * Compares two values of one attribute, each as the server that it comes from prints it. Servers of
 * different versions print the same definition differently.
 */
@FunctionalInterface
public interface Wording {

  /** Both values come from servers that print in the same way. */
  Wording EXACT =
      (kind, attribute, one, other) -> one.equals(other) ? Likeness.SAME : Likeness.DIFFERENT;

  /**
   * Compares.
   *
   * @param one empty where the attribute is at its default
   * @param other as {@code one}, from the other server
   */
  Likeness compare(ObjectKind kind, String attribute, Optional<String> one, Optional<String> other);

  /** The result of a comparison. */
  enum Likeness {
    SAME,
    /** Both consist of the same words; whether they mean the same cannot be told. */
    UNSURE,
    /**
     * A literal that says no zone, no order of day and month, or no sign of its parts was read
     * under the time zone, {@code DateStyle} or {@code IntervalStyle} of another session.
     */
    SESSION,
    DIFFERENT
  }
}
