package dev.interlock.postgresql.follow;

import dev.interlock.postgresql.catalog.CopyLine;
import dev.interlock.postgresql.catalog.Lookup;
import dev.interlock.postgresql.catalog.LookupSession;
import dev.interlock.postgresql.catalog.RecentTexts;
import dev.interlock.postgresql.catalog.Row;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Tuple;

/**
 * Finds the relations whose rows in the system catalogs the open transaction wrote after a given
 * command, those that may have lost rows, and those whose printed definition may depend on them.
 *
 * <p>A command that writes such rows holds a lock on the relation until the transaction ends.
 * Searching the rows of locked relations therefore does not slow down as the database grows. GRANT
 * takes no such lock, but a replay does not read privileges. Neither does a direct change of a
 * catalog; the catalogs are then read in full, as they are when many relations are locked.
 */
final class TouchedRelations {

  private static final long SOMETHING_ELSE = 0;

  /** The number of relations from which on reading the catalogs in full is as fast. */
  private static final int MANY = 500;

  private static final String PREFIX =
      """
      WITH asked (locked, command, suspects) AS MATERIALIZED
        (SELECT $1::oid[], $2::bigint, $3::oid[]),
      fresh (relation, command) AS MATERIALIZED (
      """;

  /**
   * The tables that indexes and sequences belong to, and then the objects that depend on these
   * tables.
   */
  private static final String DEPENDENT =
      """
      ), roots (oid) AS MATERIALIZED (
        SELECT r.oid FROM pg_class r WHERE r.oid = ANY (ARRAY(SELECT relation FROM fresh))
        UNION SELECT s.oid FROM pg_class s WHERE s.oid = ANY ((SELECT suspects FROM asked)::oid[])
        UNION SELECT i.indrelid FROM pg_index i
        WHERE i.indexrelid = ANY (ARRAY(SELECT relation FROM fresh))
        UNION SELECT d.refobjid FROM pg_depend d
        WHERE d.classid = 'pg_class'::regclass AND d.objid = ANY (ARRAY(SELECT relation FROM fresh))
          AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i'))
      SELECT relation::bigint, max(command) FROM fresh GROUP BY relation
      UNION ALL SELECT oid::bigint, NULL FROM roots
      UNION ALL SELECT DISTINCT CASE d.classid
          WHEN 'pg_class'::regclass
            THEN (SELECT s.seqrelid FROM pg_sequence s WHERE s.seqrelid = d.objid)
          WHEN 'pg_rewrite'::regclass
            THEN (SELECT r.ev_class FROM pg_rewrite r WHERE r.oid = d.objid)
          WHEN 'pg_policy'::regclass
            THEN (SELECT p.polrelid FROM pg_policy p WHERE p.oid = d.objid)
          WHEN 'pg_proc'::regclass THEN 0 END::bigint, NULL::bigint
      FROM pg_depend d
      WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = ANY (ARRAY(SELECT oid FROM roots))\
      """;

  private final LookupSession session;
  private final RecentTexts texts = new RecentTexts();
  private final Map<String, Lookup> lookups = new HashMap<>();

  TouchedRelations(LookupSession session) {
    this.session = session;
  }

  /**
   * The relations that were found.
   *
   * @param relations identifiers of existing tables, views, sequences …
   * @param isSomethingElse whether an object other than a relation was changed
   * @param lastCommand the number of the last command that wrote
   */
  record Found(Set<Long> relations, boolean isSomethingElse, long lastCommand) {}

  /**
   * Finds the relations.
   *
   * @param written the catalogs that may have such rows
   * @param suspects relations that may have lost rows or been dropped
   */
  Found since(long lastCommand, Set<String> written, Set<Long> suspects, HeldRelations held)
      throws SQLException {
    var relational = new TreeSet<>(written);
    relational.retainAll(FreshRows.catalogs());
    return relational.isEmpty()
        ? new Found(Set.of(), true, lastCommand)
        : found(lastCommand, relational, suspects, held);
  }

  private Found found(long lastCommand, Set<String> written, Set<Long> suspects, HeldRelations held)
      throws SQLException {
    var relations = new TreeSet<Long>();
    long last = lastCommand;
    String locked = Lookup.oids(held.relations());
    String command = String.valueOf(lastCommand);
    List<Tuple> rows = lookup(written, held).run(locked, command, Lookup.oids(suspects)).getFirst();
    for (Tuple tuple : rows) {
      var row = new Row(CopyLine.of(tuple), texts);
      @Nullable String relation = row.next();
      @Nullable String wrote = row.next();
      if (relation != null) {
        relations.add(Long.parseLong(relation));
      }
      last = wrote == null ? last : Math.max(last, Long.parseLong(wrote));
    }
    boolean somethingElse = relations.remove(SOMETHING_ELSE);
    return new Found(relations, somethingElse || relations.isEmpty() && suspects.isEmpty(), last);
  }

  private Lookup lookup(Set<String> written, HeldRelations held) throws SQLException {
    boolean lockedOnly = !held.isCatalogByHand() && held.relations().size() < MANY;
    String query = PREFIX + FreshRows.query(written, lockedOnly) + DEPENDENT;
    Lookup made = lookups.get(query);
    if (made == null) {
      made = new Lookup(session, List.of(new Lookup.Query(query, 3)));
      lookups.put(query, made);
    }
    return made;
  }
}
