package dev.interlock.postgresql.shadow;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The relations of the shadow database, by their identifiers: those that existed when a script
 * began, which others may be using, and those that the script has touched. They are read once and
 * then followed by the locks, because only a locked relation can be created, rewritten or dropped.
 */
final class TrackedRelations {

  private static final String QUERY =
      """
      SELECT c.oid::bigint, format('%I.%I', n.nspname, c.relname), c.relkind, c.relfilenode::bigint
      FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.oid >= 16384 AND n.nspname !~ '^pg_'\
      """;

  private final Connection worker;
  private final Map<Long, TrackedRelation> known = new HashMap<>();
  private Touched touched = new Touched();
  private Touched touchedAtBegin = touched;
  private boolean lost = true;

  /**
   * The relations that the script has locked so far.
   *
   * @param relations as last read
   * @param dropped those that no longer exist
   */
  private record Touched(Map<Long, TrackedRelation> relations, Set<Long> dropped) {

    Touched() {
      this(new HashMap<>(), new HashSet<>());
    }

    Touched copy() {
      return new Touched(new HashMap<>(relations), new HashSet<>(dropped));
    }
  }

  TrackedRelations(Connection worker) {
    this.worker = worker;
  }

  /** Begins a script. */
  void begin() throws SQLException {
    if (lost) {
      known.clear();
      known.putAll(readAll());
      lost = false;
    } else {
      known.putAll(touched.relations());
      known.keySet().removeAll(touched.dropped());
    }
    touched = new Touched();
    touchedAtBegin = new Touched();
  }

  /** Begins a transaction. */
  void transaction() {
    touchedAtBegin = touched.copy();
  }

  /** Rolls the transaction back. */
  void rollBack() {
    touched = touchedAtBegin.copy();
  }

  /**
   * Marks the relations to be read again, after a change that leaves no locks or renames relations.
   */
  void lose() {
    lost = true;
  }

  /**
   * Notes the present state of some relations.
   *
   * @param locked the identifiers that were looked up
   * @param now those that exist
   */
  void saw(Collection<Long> locked, Map<Long, TrackedRelation> now) {
    for (long oid : locked) {
      @Nullable TrackedRelation there = now.get(oid);
      if (there == null) {
        touched.dropped().add(oid);
      } else {
        @Nullable TrackedRelation before = latest(oid);
        // A table's indexes follow it to another schema, and they are not locked.
        lost |= before != null && !before.name().equals(there.name());
        touched.relations().put(oid, there);
      }
    }
  }

  /** Returns the relation as last read; null if it did not exist when the script began. */
  @Nullable TrackedRelation get(long oid) {
    return known.containsKey(oid) ? latest(oid) : null;
  }

  /** Returns the relation as last read, whether or not it is new. */
  @Nullable TrackedRelation latest(long oid) {
    @Nullable TrackedRelation seen = touched.relations().get(oid);
    return seen == null ? known.get(oid) : seen;
  }

  /** Returns the number of relations when the script began. */
  int size() {
    return known.size();
  }

  /** Returns the names of the tables that can be locked, in order. */
  List<String> lockable() {
    return known.values().stream()
        .filter(TrackedRelation::isLockable)
        .map(TrackedRelation::name)
        .sorted()
        .toList();
  }

  /** Returns the relations whose counters may have changed. */
  Set<Long> counted() {
    var all = new HashMap<>(known);
    all.putAll(touched.relations());
    all.keySet().removeAll(touched.dropped());
    all.values().removeIf(relation -> !relation.isCounted());
    return all.keySet();
  }

  /** Whether the followed relations equal the present ones; to be called at the end of a script. */
  boolean isConfirmed() throws SQLException {
    if (lost) {
      return true;
    }
    begin();
    return known.equals(readAll());
  }

  /** Reads all present relations. */
  Map<Long, TrackedRelation> readAll() throws SQLException {
    var all = new HashMap<Long, TrackedRelation>();
    try (var statement = worker.createStatement();
        ResultSet row = statement.executeQuery(QUERY)) {
      while (row.next()) {
        all.put(
            row.getLong(1),
            new TrackedRelation(row.getString(2), row.getString(3).charAt(0), row.getLong(4)));
      }
    }
    return all;
  }
}
