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
 * The effect of one statement. Relations are named as {@code schema.name}, quoted where necessary;
 * relations that the statement itself creates are omitted, because other sessions cannot see them
 * yet.
 *
 * @param line its first line in the file, 1-based
 * @param transactional whether it can run inside a transaction
 * @param changes the changes of the schema, ordered by object
 * @param locks the strongest lock on each relation that existed before, without those that an
 *     earlier statement of the same transaction already holds
 * @param rewritten tables and indexes that were rewritten
 * @param scanned tables that were read completely
 * @param rows the number of rows written, by table
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

  /**
   * Creates the effect of a statement of which only the schema changes are known; also for tests.
   */
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

  /** Whether the schema does not show if the statement ran. */
  public boolean isInvisible() {
    return changes.isEmpty();
  }

  /** Returns the tables that the statement wrote rows to. */
  public Set<String> written() {
    return rows.keySet();
  }
}
