package dev.interlock.plan;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** How much of a migration is left to do. */
public sealed interface Work {

  /** Every statement. */
  record All() implements Work {}

  /**
   * Some statements, because what the others do is there already, identical.
   *
   * @param present numbers of those others in the script, from 0
   */
  record Rest(SortedSet<Integer> present) implements Work {
    public Rest {
      present = Collections.unmodifiableSortedSet(new TreeSet<>(present));
    }
  }

  /** No statement: all that it does is there already, identical, and it is adopted. */
  record Nothing() implements Work {}

  /** Whether a statement has its effect already. */
  default boolean skips(int statement) {
    return switch (this) {
      case All all -> false;
      case Rest rest -> rest.present().contains(statement);
      case Nothing nothing -> true;
    };
  }
}
