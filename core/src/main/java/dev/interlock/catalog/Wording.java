package dev.interlock.catalog;

import java.util.Optional;

/**
 * Compares two values of one attribute, each as its own server prints it. Servers of different
 * versions print the same definition differently.
 */
@FunctionalInterface
public interface Wording {

  /** Compares values from servers that print definitions in the same way. */
  Wording EXACT =
      (kind, attribute, one, other) -> one.equals(other) ? Likeness.SAME : Likeness.DIFFERENT;

  /**
   * Compares two values.
   *
   * @param one empty if the attribute has its default
   * @param other as {@code one}, from the other server
   */
  Likeness compare(ObjectKind kind, String attribute, Optional<String> one, Optional<String> other);

  /** The result of a comparison. */
  enum Likeness {
    SAME,
    /** Both consist of the same words, but may differ in meaning. */
    UNSURE,
    /**
     * A literal without a time zone, an order of day and month, or signs of its parts was read
     * under the time zone, {@code DateStyle} or {@code IntervalStyle} of another session.
     */
    SESSION,
    DIFFERENT
  }
}
