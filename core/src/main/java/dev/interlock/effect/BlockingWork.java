package dev.interlock.effect;

import dev.interlock.catalog.Change;
import dev.interlock.catalog.ObjectKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Work that grows with a table, done while the transaction holds locks that others wait for. A lock
 * that an earlier statement of the same transaction took counts too, because it is held until the
 * transaction ends (PostgreSQL manual, 13.3.1). Tables that the migration itself creates do not
 * count as blocked: other sessions cannot use them yet.
 *
 * @param blocked the tables that others wait for; never empty
 * @param work the tables that are worked on, by the kind of the work; never empty
 */
public record BlockingWork(
    SeenStatement statement, BlockedTables blocked, SortedMap<Kind, SortedSet<String>> work) {

  /** The kinds of work, those that take longest first. */
  public enum Kind {
    REWRITE,
    INDEX_BUILD,
    FULL_READ,
    INDEX_REBUILD
  }

  public BlockingWork {
    work = Collections.unmodifiableSortedMap(new TreeMap<>(work));
  }

  /**
   * Returns the statements that keep others waiting while they work.
   *
   * @param statements statements of one migration, in the order in which they run
   */
  public static List<BlockingWork> of(List<SeenStatement> statements) {
    var found = new ArrayList<BlockingWork>();
    Map<String, LockMode> held = new HashMap<>();
    int transaction = -1;
    for (SeenStatement seen : statements) {
      if (seen.transaction() != transaction) {
        held.clear();
        transaction = seen.transaction();
      }
      seen.effect().locks().forEach((table, mode) -> held.merge(table, mode, LockMode::or));
      BlockedTables blocked = BlockedTables.of(held);
      if (!blocked.locks().isEmpty() && isWork(seen)) {
        found.add(new BlockingWork(seen, blocked, work(seen.effect(), blocked)));
      }
    }
    return List.copyOf(found);
  }

  /**
   * Whether only an earlier statement of the transaction needs the locks that others wait for. A
   * statement that changes the schema may need a lock that is held already.
   */
  public boolean isUnderEarlierLock() {
    return statement.effect().changes().isEmpty()
        && BlockedTables.of(statement.effect().locks()).locks().isEmpty();
  }

  /** TRUNCATE gives a table new storage too, but its time does not grow with the rows. */
  private static boolean isWork(SeenStatement seen) {
    StatementEffect effect = seen.effect();
    return !(effect.rewritten().isEmpty() && effect.scanned().isEmpty())
        && seen.tokens().filter(tokens -> tokens.isWord(0, "truncate")).isEmpty();
  }

  private static SortedMap<Kind, SortedSet<String>> work(
      StatementEffect effect, BlockedTables blocked) {
    var work = new TreeMap<Kind, SortedSet<String>>();
    var rewritten = new TreeSet<>(effect.rewritten());
    rewritten.retainAll(blocked.locks().keySet());
    var read = new TreeSet<>(effect.scanned());
    read.removeAll(rewritten);
    put(Kind.REWRITE, rewritten, work);
    put(buildsIndex(effect) ? Kind.INDEX_BUILD : Kind.FULL_READ, read, work);
    if (work.isEmpty()) {
      SortedMap<String, LockMode> own = BlockedTables.of(effect.locks()).locks();
      put(
          Kind.INDEX_REBUILD,
          new TreeSet<>((own.isEmpty() ? blocked.locks() : own).keySet()),
          work);
    }
    return work;
  }

  private static void put(
      Kind kind, SortedSet<String> tables, SortedMap<Kind, SortedSet<String>> work) {
    if (!tables.isEmpty()) {
      work.put(kind, tables);
    }
  }

  private static boolean buildsIndex(StatementEffect effect) {
    return effect.changes().stream()
        .anyMatch(
            change -> change instanceof Change.Created && change.id().kind() == ObjectKind.INDEX);
  }
}
