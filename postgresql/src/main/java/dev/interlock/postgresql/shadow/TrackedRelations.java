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
 * The relations of the shadow database, by their identifiers: those that were there when a script
 * began, which others may be using, and those that it has touched. They are read once, and then
 * followed by what is locked, because only what is locked is made, rewritten or dropped.
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
   * What the script has locked so far.
   *
   * @param relations as they were when last looked at
   * @param dropped those that are not there any more
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

  /** A script begins. */
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

  /** A transaction begins. */
  void transaction() {
    touchedAtBegin = touched.copy();
  }

  /** It was rolled back. */
  void rollBack() {
    touched = touchedAtBegin.copy();
  }

  /** Something happened that leaves no locks to follow, or gives relations other names. */
  void lose() {
    lost = true;
  }

  /**
   * Takes note of how some of them are now.
   *
   * @param locked all that were looked at
   * @param now those of them that are there
   */
  void saw(Collection<Long> locked, Map<Long, TrackedRelation> now) {
    for (long oid : locked) {
      @Nullable TrackedRelation there = now.get(oid);
      if (there == null) {
        touched.dropped().add(oid);
      } else {
        @Nullable TrackedRelation before = latest(oid);
        // With a table its indexes go to another schema, and they are not locked.
        lost |= before != null && !before.name().equals(there.name());
        touched.relations().put(oid, there);
      }
    }
  }

  /** As last looked at; null if it was not there when the script began. */
  @Nullable TrackedRelation get(long oid) {
    return known.containsKey(oid) ? latest(oid) : null;
  }

  /** As last looked at, whether or not it is new. */
  @Nullable TrackedRelation latest(long oid) {
    @Nullable TrackedRelation seen = touched.relations().get(oid);
    return seen == null ? known.get(oid) : seen;
  }

  /** How many there were when the script began. */
  int size() {
    return known.size();
  }

  /** The names of tables that can be locked, in their order. */
  List<String> lockable() {
    return known.values().stream()
        .filter(TrackedRelation::isLockable)
        .map(TrackedRelation::name)
        .sorted()
        .toList();
  }

  /** All that may have counted something. */
  Set<Long> counted() {
    var all = new HashMap<>(known);
    all.putAll(touched.relations());
    all.keySet().removeAll(touched.dropped());
    all.values().removeIf(relation -> !relation.isCounted());
    return all.keySet();
  }

  /** Whether what was followed is what is there; at the end of a script. */
  boolean isConfirmed() throws SQLException {
    if (lost) {
      return true;
    }
    begin();
    return known.equals(readAll());
  }

  /** All that are there now. */
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
