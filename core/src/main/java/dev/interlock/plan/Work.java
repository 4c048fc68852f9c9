package dev.interlock.plan;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** How much of a migration is left to do. */
public sealed interface Work {

  /** Every statement. */
  record All() implements Work {}

  /**
   * Some statements, because what the others do is there already, identical.
   *
   * @param present numbers of those others in the script, from 0
   * @param repairs what runs in place of a statement of which only a part is there
   */
  record Rest(SortedSet<Integer> present, SortedMap<Integer, List<String>> repairs)
      implements Work {
    public Rest {
      present = Collections.unmodifiableSortedSet(new TreeSet<>(present));
      repairs = Collections.unmodifiableSortedMap(new TreeMap<>(repairs));
    }

    /** Whole statements only. */
    public Rest(SortedSet<Integer> present) {
      this(present, Collections.emptySortedMap());
    }
  }

  /** No statement: all that it does is there already. */
  record Nothing() implements Work {}

  /** Whether a statement has its effect already, or something else runs in its place. */
  default boolean skips(int statement) {
    return switch (this) {
      case All all -> false;
      case Rest(var present, var repairs) ->
          present.contains(statement) || repairs.containsKey(statement);
      case Nothing nothing -> true;
    };
  }

  /** What runs in place of a statement. */
  default List<String> repairs(int statement) {
    return this instanceof Rest(var present, var repairs)
        ? repairs.getOrDefault(statement, List.of())
        : List.of();
  }
}
