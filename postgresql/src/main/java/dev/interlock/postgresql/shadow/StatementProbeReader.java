package dev.interlock.postgresql.shadow;

import dev.interlock.effect.LockMode;
import dev.interlock.postgresql.catalog.Lookup;
import dev.interlock.postgresql.catalog.Lookup.Query;
import dev.interlock.postgresql.catalog.LookupSession;
import dev.interlock.postgresql.follow.CatalogCounters;
import dev.interlock.postgresql.follow.HeldRelations;
import dev.interlock.postgresql.shadow.RowCounters.Counts;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Tuple;

/**
 * Reads the state of a session from within: its locks, the locked relations and its counters, in
 * one round trip. The reading locks only system catalogs, and releases those locks.
 */
final class StatementProbeReader {

  /**
   * The first identifier of objects other than the server's own (PostgreSQL manual, OID
   * Assignment).
   */
  private static final long FIRST_OWN = 16384;

  /** Catalogs on which DDL may keep its lock. */
  private static final String KEPT = "'pg_catalog.pg_depend', 'pg_catalog.pg_description'";

  private static final String LOCKS =
      """
      SELECT relation, mode FROM pg_locks
      WHERE pid = pg_backend_pid() AND locktype = 'relation' AND mode <> 'SIReadLock'
        AND (relation >= 16384 OR (mode NOT IN ('AccessShareLock', 'RowShareLock')
          AND relation <> ALL (ARRAY[%s]::regclass[])))\
      """;

  private static final String RELATIONS =
      """
      SELECT c.oid, format('%I.%I', n.nspname, c.relname), c.relkind, c.relfilenode,
        coalesce(pg_stat_get_xact_numscans(c.oid), 0), pg_stat_get_xact_tuples_inserted(c.oid),
        pg_stat_get_xact_tuples_updated(c.oid), pg_stat_get_xact_tuples_deleted(c.oid)
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.oid = ANY (ARRAY(
          SELECT relation FROM pg_locks WHERE pid = pg_backend_pid() AND locktype = 'relation'
            AND relation >= 16384))
        AND n.nspname !~ '^pg_'\
      """;

  private static final String ROWS =
      """
      SELECT * FROM (
        SELECT t.oid, coalesce(pg_stat_get_xact_numscans(t.oid), 0) AS scans,
          pg_stat_get_xact_tuples_inserted(t.oid) AS inserted,
          pg_stat_get_xact_tuples_updated(t.oid) AS updated,
          pg_stat_get_xact_tuples_deleted(t.oid) AS deleted
        FROM unnest($1::oid[]) t (oid)) counted
      WHERE scans + inserted + updated + deleted > 0\
      """;

  /** Selects functions in languages other than internal, c and sql. */
  private static final String PROCEDURAL =
      "SELECT FROM pg_proc WHERE oid >= 16384 AND prolang NOT IN (12, 13, 14) LIMIT 1";

  private static final String CATALOGS =
      """
      SELECT c.oid FROM pg_catalog.pg_class c
      WHERE c.oid < 16384 AND c.relkind = 'r'
        AND c.relnamespace = 'pg_catalog'::pg_catalog.regnamespace\
      """;

  private final BaseConnection worker;
  private final LookupSession session;
  private @Nullable Lookup lookup;

  /**
   * Creates a reader.
   *
   * @param session the worker's
   */
  StatementProbeReader(BaseConnection worker, LookupSession session) {
    this.worker = worker;
    this.session = session;
  }

  /**
   * Reads the state in the open transaction.
   *
   * @param tables additional tables whose counters are read even if they are not locked
   */
  StatementProbe probe(Collection<Long> tables) throws SQLException {
    List<List<Tuple>> answers = lookup().run(Lookup.oids(tables));
    Set<HeldLock> locks = new HashSet<>();
    boolean byHand = false;
    for (Tuple row : answers.get(0)) {
      long relation = number(row, 0);
      byHand |= relation < FIRST_OWN;
      if (relation >= FIRST_OWN) {
        locks.add(new HeldLock(relation, LockMode.of(text(row, 1))));
      }
    }
    var relations = new HashMap<Long, TrackedRelation>();
    var counts = new HashMap<Long, Counts>();
    answers.get(1).forEach(row -> take(row, relations, counts));
    answers.get(2).forEach(row -> counts.put(number(row, 0), counts(row, 1)));
    Set<Long> held = relations(locks, LockMode.ACCESS_SHARE);
    Set<Long> changeable = relations(locks, LockMode.SHARE_UPDATE_EXCLUSIVE);
    counts.keySet().removeIf(table -> held.contains(table) && !relations.containsKey(table));
    return new StatementProbe(
        locks,
        relations,
        new RowCounters(counts),
        CatalogCounters.of(answers.get(3)),
        new HeldRelations(held, changeable, byHand),
        !answers.get(4).isEmpty());
  }

  /** Returns the relations that are locked in this mode or a stronger one. */
  private static Set<Long> relations(Collection<HeldLock> locks, LockMode mode) {
    return locks.stream()
        .filter(lock -> lock.mode().compareTo(mode) >= 0)
        .map(HeldLock::relation)
        .collect(Collectors.toSet());
  }

  private static void take(
      Tuple row, Map<Long, TrackedRelation> relations, Map<Long, Counts> counts) {
    var relation = new TrackedRelation(text(row, 1), text(row, 2).charAt(0), number(row, 3));
    relations.put(number(row, 0), relation);
    Counts counted = counts(row, 4);
    if (relation.isCounted() && !counted.equals(Counts.NONE)) {
      counts.put(number(row, 0), counted);
    }
  }

  private static Counts counts(Tuple row, int from) {
    return new Counts(
        number(row, from), number(row, from + 1), number(row, from + 2), number(row, from + 3));
  }

  private Lookup lookup() throws SQLException {
    Lookup made = lookup;
    if (made == null) {
      made =
          new Lookup(
              session,
              List.of(
                  new Query(LOCKS.formatted(KEPT), 0),
                  new Query(RELATIONS, 0),
                  new Query(ROWS, 1),
                  new Query(CatalogCounters.query(catalogs()), 0),
                  new Query(PROCEDURAL, 0)));
      lookup = made;
    }
    return made;
  }

  private List<String> catalogs() throws SQLException {
    var catalogs = new ArrayList<String>();
    try (var statement = worker.createStatement();
        ResultSet row = statement.executeQuery(CATALOGS)) {
      while (row.next()) {
        catalogs.add(row.getString(1));
      }
    }
    return catalogs;
  }

  private static long number(Tuple row, int field) {
    return Long.parseLong(text(row, field));
  }

  private static String text(Tuple row, int field) {
    return new String(row.get(field), StandardCharsets.UTF_8);
  }
}
