package dev.interlock.postgresql.shadow;

import dev.interlock.dialect.Observation;
import dev.interlock.effect.LockMode;
import dev.interlock.effect.RowCounts;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares the state of a session before and after a statement. */
final class StatementObserver {

  private final TrackedRelations relations;
  private final Set<HeldLock> held = new HashSet<>();
  private RowCounters counters = RowCounters.none();

  StatementObserver(TrackedRelations relations) {
    this.relations = relations;
  }

  /** Begins a transaction without locks, or a statement outside transactions. */
  void begin(RowCounters now) {
    held.clear();
    counters = now;
  }

  /** Continues in another transaction, in which the locks of the last one count as held. */
  void goOn(RowCounters now) {
    counters = now;
  }

  /** Returns the effects of a statement in the open transaction. */
  Observation observe(StatementProbe now) {
    Set<HeldLock> fresh = new HashSet<>(now.locks());
    fresh.removeAll(held);
    held.addAll(now.locks());
    return observation(
        HeldLock.strongest(fresh), now.held().relations(), now.relations(), now.rows());
  }

  /**
   * Returns the effects of a statement outside transactions.
   *
   * @param locks the locks that it was seen to take
   * @param now all relations
   */
  Observation observe(Map<Long, LockMode> locks, Map<Long, TrackedRelation> now, RowCounters rows) {
    return observation(locks, locks.keySet(), now, rows);
  }

  private Observation observation(
      Map<Long, LockMode> locks,
      Collection<Long> touched,
      Map<Long, TrackedRelation> now,
      RowCounters rows) {
    SortedSet<String> rewritten = rewritten(touched, now);
    relations.saw(touched, now);
    RowCounters after = rows.over(counters);
    var observation = new Observation(tables(locks), rewritten, scanned(after), rows(after));
    counters = after;
    return observation;
  }

  private SortedSet<String> rewritten(Collection<Long> touched, Map<Long, TrackedRelation> now) {
    var rewritten = new TreeSet<String>();
    for (long oid : touched) {
      @Nullable TrackedRelation before = relations.get(oid);
      @Nullable TrackedRelation after = now.get(oid);
      if (before != null && after != null && wasRewritten(before, after)) {
        rewritten.add(before.name());
      }
    }
    return rewritten;
  }

  private static boolean wasRewritten(TrackedRelation before, TrackedRelation after) {
    return before.isStored() && before.storage() != after.storage() && after.storage() != 0;
  }

  private SortedMap<String, LockMode> tables(Map<Long, LockMode> locks) {
    var tables = new TreeMap<String, LockMode>();
    locks.forEach((oid, mode) -> {
      TrackedRelation relation = relations.get(oid);
      if (relation != null && relation.isTable()) {
        tables.put(relation.name(), mode);
      }
    });
    return tables;
  }

  private SortedSet<String> scanned(RowCounters after) {
    var scanned = new TreeSet<String>();
    for (long table : after.tables().keySet()) {
      TrackedRelation relation = relations.get(table);
      if (relation != null && after.of(table, counters).scans() > 0) {
        scanned.add(relation.name());
      }
    }
    return scanned;
  }

  /**
   * Returns the written rows, of new tables too: rows that a migration inserts into its own table
   * are data.
   */
  private SortedMap<String, RowCounts> rows(RowCounters after) {
    var rows = new TreeMap<String, RowCounts>();
    for (long table : after.tables().keySet()) {
      RowCounts counts = after.of(table, counters).rows();
      TrackedRelation relation = relations.latest(table);
      if (relation != null && !counts.isNone()) {
        rows.put(relation.name(), counts);
      }
    }
    return rows;
  }
}
