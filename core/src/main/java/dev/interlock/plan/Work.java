package dev.interlock.plan;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Part of a migration that is left to run. */
public sealed interface Work {

  /** Every statement. */
  record All() implements Work {}

  /**
   * Some statements; the effects of the others are already present and identical.
   *
   * @param present numbers of the statements whose effects are present, from 0
   * @param repairs statements that replace a statement whose effect is only partly present
   */
  record Rest(SortedSet<Integer> present, SortedMap<Integer, List<String>> repairs)
      implements Work {
    public Rest {
      present = Collections.unmodifiableSortedSet(new TreeSet<>(present));
      repairs = Collections.unmodifiableSortedMap(new TreeMap<>(repairs));
    }

    /** Leaves out whole statements only. */
    public Rest(SortedSet<Integer> present) {
      this(present, Collections.emptySortedMap());
    }
  }

  /** No statement: all effects are already present. */
  record Nothing() implements Work {}

  /**
   * Whether a statement is left out because its effect is present or other statements replace it.
   */
  default boolean skips(int statement) {
    return switch (this) {
      case All all -> false;
      case Rest(var present, var repairs) ->
          present.contains(statement) || repairs.containsKey(statement);
      case Nothing nothing -> true;
    };
  }

  /** Returns the statements that replace a statement; empty if none do. */
  default List<String> repairs(int statement) {
    return this instanceof Rest(var present, var repairs)
        ? repairs.getOrDefault(statement, List.of())
        : List.of();
  }
}
