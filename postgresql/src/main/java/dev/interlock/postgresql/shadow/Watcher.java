package dev.interlock.postgresql.shadow;

import dev.interlock.dialect.Observation;
import dev.interlock.effect.LockMode;
import dev.interlock.effect.RowCounts;
import dev.interlock.postgresql.shadow.Relations.Relation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares what the server shows of a session before and after a statement. */
final class Watcher {

  private final Connection worker;
  private final LockSampler locks;
  private final Relations relations;
  private RowCounters counters = RowCounters.none();

  Watcher(Connection worker, LockSampler locks) {
    this.worker = worker;
    this.locks = locks;
    this.relations = new Relations(worker);
  }

  /** A script begins: what is there now is what others may be using. */
  void begin() throws SQLException {
    relations.readAll();
    locks.forget();
    counters = RowCounters.read(worker);
  }

  /** What a statement in the open transaction did. */
  Observation look() throws SQLException {
    return look(locks.fresh());
  }

  /**
   * What a statement did.
   *
   * @param held the locks it was seen to take
   */
  Observation look(Map<Long, LockMode> held) throws SQLException {
    var rewritten = new TreeSet<String>();
    for (var now : relations.now(held.keySet()).entrySet()) {
      Relation before = relations.get(now.getKey());
      if (before != null && wasRewritten(before, now.getValue())) {
        rewritten.add(before.name());
      }
      relations.update(now.getKey(), now.getValue());
    }
    RowCounters after = RowCounters.read(worker);
    var observation = new Observation(tables(held), rewritten, scanned(after), rows(after));
    counters = after;
    return observation;
  }

  /** The tables that others may be using. */
  Collection<String> lockable() {
    return relations.tables();
  }

  private static boolean wasRewritten(Relation before, Relation after) {
    return before.isStored() && before.storage() != after.storage() && after.storage() != 0;
  }

  private SortedMap<String, LockMode> tables(Map<Long, LockMode> held) {
    var tables = new TreeMap<String, LockMode>();
    held.forEach((oid, mode) -> {
      Relation relation = relations.get(oid);
      if (relation != null && relation.isTable()) {
        tables.put(relation.name(), mode);
      }
    });
    return tables;
  }

  private SortedSet<String> scanned(RowCounters after) {
    var scanned = new TreeSet<String>();
    for (long table : after.tables().keySet()) {
      Relation relation = relations.get(table);
      if (relation != null && after.of(table, counters).scans() > 0) {
        scanned.add(relation.name());
      }
    }
    return scanned;
  }

  /** Of new tables as well: rows that a migration brings with its table are data, too. */
  private SortedMap<String, RowCounts> rows(RowCounters after) throws SQLException {
    var rows = new TreeMap<String, RowCounts>();
    Map<Long, Relation> now = relations.now(after.tables().keySet());
    for (long table : after.tables().keySet()) {
      RowCounts counts = after.of(table, counters).rows();
      @Nullable Relation relation = now.getOrDefault(table, relations.get(table));
      if (relation != null && !counts.isNone()) {
        rows.put(relation.name(), counts);
      }
    }
    return rows;
  }
}
