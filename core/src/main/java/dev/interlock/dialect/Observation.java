package dev.interlock.dialect;

import dev.interlock.catalog.Change;
import dev.interlock.effect.LockMode;
import dev.interlock.effect.RowCounts;
import dev.interlock.effect.StatementEffect;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The observed effects of a statement other than its changes, as described in {@link
 * StatementEffect}.
 */
public record Observation(
    SortedMap<String, LockMode> locks,
    SortedSet<String> rewritten,
    SortedSet<String> scanned,
    SortedMap<String, RowCounts> rows) {

  /** The observation of a statement without effect. */
  public static final Observation NOTHING =
      new Observation(new TreeMap<>(), new TreeSet<>(), new TreeSet<>(), new TreeMap<>());

  public Observation {
    locks = Collections.unmodifiableSortedMap(new TreeMap<>(locks));
    rewritten = Collections.unmodifiableSortedSet(new TreeSet<>(rewritten));
    scanned = Collections.unmodifiableSortedSet(new TreeSet<>(scanned));
    rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
  }

  /** Returns the effect, with the changes of the schema. */
  public StatementEffect with(int line, boolean transactional, List<Change> changes) {
    return new StatementEffect(line, transactional, changes, locks, rewritten, scanned, rows);
  }
}
