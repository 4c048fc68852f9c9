package dev.interlock.postgresql.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The relations whose rows in the system catalogs the open transaction wrote after some command of
 * its own, and those whose printed definition may depend on them. Rows of subtransactions are of a
 * later transaction identifier than the transaction's, so {@code age} is not above 0.
 *
 * @param relations identifiers of tables, views, sequences …; 0 if something else was touched
 * @param lastCommand the number of the last command that wrote
 */
record TouchedRelations(Set<Long> relations, long lastCommand) {

  private static final long SOMETHING_ELSE = 0;

  private static final String FRESH =
      " FROM %s x WHERE age(x.xmin) <= 0 AND x.cmin::text::bigint > %d";

  /** Each row of a relational catalog, as the relations that it describes. */
  private static final Map<String, String> RELATION =
      Map.ofEntries(
          Map.entry("pg_class", "x.oid"),
          Map.entry("pg_attribute", "x.attrelid"),
          Map.entry("pg_attrdef", "x.adrelid"),
          Map.entry("pg_constraint", "x.conrelid"),
          Map.entry("pg_index", "x.indrelid"),
          Map.entry("pg_inherits", "x.inhrelid"),
          Map.entry("pg_policy", "x.polrelid"),
          Map.entry("pg_rewrite", "x.ev_class"),
          Map.entry("pg_sequence", "x.seqrelid"),
          Map.entry("pg_trigger", "x.tgrelid"),
          Map.entry(
              "pg_type",
              """
              CASE WHEN x.typrelid <> 0 THEN x.typrelid ELSE coalesce((SELECT e.typrelid
                FROM pg_type e WHERE e.oid = x.typelem AND e.typarray = x.oid), 0) END\
              """),
          Map.entry(
              "pg_depend",
              """
              unnest(CASE WHEN x.refclassid = 'pg_extension'::regclass THEN '{0}'::oid[]
                WHEN x.classid = 'pg_class'::regclass AND x.refclassid = 'pg_class'::regclass
                  AND x.deptype IN ('a', 'i') THEN ARRAY[x.objid, x.refobjid] END)\
              """),
          Map.entry(
              "pg_description",
              """
              coalesce(CASE x.classoid WHEN 'pg_class'::regclass THEN x.objoid
                WHEN 'pg_constraint'::regclass
                  THEN (SELECT o.conrelid FROM pg_constraint o WHERE o.oid = x.objoid)
                WHEN 'pg_trigger'::regclass
                  THEN (SELECT t.tgrelid FROM pg_trigger t WHERE t.oid = x.objoid)
                WHEN 'pg_policy'::regclass
                  THEN (SELECT p.polrelid FROM pg_policy p WHERE p.oid = x.objoid)
                WHEN 'pg_rewrite'::regclass
                  THEN (SELECT r.ev_class FROM pg_rewrite r WHERE r.oid = x.objoid) END, 0)\
              """));

  /** The tables that indexes and sequences belong to. */
  private static final String ROOTS =
      """
      SELECT r.oid::bigint FROM pg_class r WHERE r.oid IN (%1$s)
      UNION SELECT i.indrelid::bigint FROM pg_index i WHERE i.indexrelid IN (%1$s)
      UNION SELECT d.refobjid::bigint FROM pg_depend d
      WHERE d.classid = 'pg_class'::regclass AND d.objid IN (%1$s)
        AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')\
      """;

  /** What belongs to tables, or is printed with what is known of them. */
  private static final String DEPENDENT =
      """
      SELECT r.oid::bigint FROM pg_class r WHERE r.oid IN (%1$s)
      UNION SELECT CASE d.classid
          WHEN 'pg_class'::regclass
            THEN (SELECT s.seqrelid FROM pg_sequence s WHERE s.seqrelid = d.objid)
          WHEN 'pg_rewrite'::regclass
            THEN (SELECT r.ev_class FROM pg_rewrite r WHERE r.oid = d.objid)
          WHEN 'pg_policy'::regclass
            THEN (SELECT p.polrelid FROM pg_policy p WHERE p.oid = d.objid)
          WHEN 'pg_proc'::regclass THEN 0 END::bigint
      FROM pg_depend d WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid IN (%1$s)\
      """;

  /** The catalogs that describe relations and their parts. */
  static Set<String> catalogs() {
    return RELATION.keySet();
  }

  /**
   * Reads them under the settings of a {@link CatalogReader}.
   *
   * @param written the catalogs that may have such rows
   */
  static TouchedRelations since(long lastCommand, Set<String> written, Connection connection)
      throws SQLException {
    String query =
        written.stream()
            .filter(RELATION::containsKey)
            .sorted()
            .map(catalog ->
                "SELECT %s, x.cmin::text::bigint".formatted(RELATION.get(catalog))
                    + FRESH.formatted(catalog, lastCommand))
            .collect(Collectors.joining(" UNION ALL "));
    var relations = new TreeSet<Long>();
    long last = lastCommand;
    if (!query.isEmpty()) {
      try (var statement = connection.createStatement();
          ResultSet row = statement.executeQuery(query)) {
        while (row.next()) {
          relations.add(row.getLong(1));
          last = Math.max(last, row.getLong(2));
        }
      }
    }
    return new TouchedRelations(relations, last);
  }

  /** These and what has to be looked at with them. */
  TouchedRelations withDependent(Connection connection) throws SQLException {
    var roots = new TreeSet<>(ask(ROOTS, relations, connection));
    return new TouchedRelations(ask(DEPENDENT, roots, connection), lastCommand);
  }

  private static Set<Long> ask(String query, Set<Long> relations, Connection connection)
      throws SQLException {
    var found = new TreeSet<Long>();
    try (var statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query.formatted(list(relations)))) {
      while (row.next()) {
        long relation = row.getLong(1);
        if (!row.wasNull()) {
          found.add(relation);
        }
      }
    }
    return found;
  }

  /** As an SQL list. */
  String list() {
    return list(relations);
  }

  private static String list(Set<Long> relations) {
    return relations.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  boolean isSomethingElse() {
    return relations.isEmpty() || relations.contains(SOMETHING_ELSE);
  }
}
