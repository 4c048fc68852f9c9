package dev.interlock.effect;

import dev.interlock.catalog.Change;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one statement does. Relations are named as {@code schema.name}, quoted where they must be;
 * those that the statement itself makes are not mentioned, because nobody else can know them.
 *
 * @param line where it begins in its file, from 1
 * @param transactional whether it may run inside a transaction
 * @param changes of the schema, in the order of the objects
 * @param locks the strongest on each relation that was there before; one that an earlier statement
 *     of the same transaction took, and that is held until its end, is not taken again
 * @param rewritten tables and indexes that were written anew
 * @param scanned tables of which every row was read
 * @param rows written, by table
 */
public record StatementEffect(
    int line,
    boolean transactional,
    List<Change> changes,
    SortedMap<String, LockMode> locks,
    SortedSet<String> rewritten,
    SortedSet<String> scanned,
    SortedMap<String, RowCounts> rows) {

  public StatementEffect {
    changes = List.copyOf(changes);
    locks = Collections.unmodifiableSortedMap(new TreeMap<>(locks));
    rewritten = Collections.unmodifiableSortedSet(new TreeSet<>(rewritten));
    scanned = Collections.unmodifiableSortedSet(new TreeSet<>(scanned));
    rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
  }

  /** Of a statement that only changes the schema; for tests and for those who know no more. */
  public static StatementEffect ofChanges(int line, List<Change> changes) {
    return new StatementEffect(
        line,
        true,
        changes,
        Collections.emptySortedMap(),
        Collections.emptySortedSet(),
        Collections.emptySortedSet(),
        Collections.emptySortedMap());
  }

  /** Whether the schema afterwards does not tell if it ran. */
  public boolean isInvisible() {
    return changes.isEmpty();
  }

  /** The tables it wrote rows of. */
  public Set<String> written() {
    return rows.keySet();
  }
}
