package dev.interlock.postgresql.follow;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A query for the system catalog rows that the open transaction wrote after a given command: each
 * row as the relations that it describes, or 0 for another object.
 *
 * <p>Rows of subtransactions have a later transaction identifier than the transaction, so {@code
 * age} is not above 0.
 */
final class FreshRows {

  private static final String QUERY =
      """
      SELECT %s, x.cmin::text::bigint FROM %s
      WHERE %s AND age(x.xmin) <= 0 AND x.cmin::text::bigint > (SELECT command FROM asked)
      """;

  private static final String LOCKED = "= ANY ((SELECT locked FROM asked)::oid[])";
  private static final String WHATEVER = "IS NOT NULL";

  /** Reads a whole catalog although the settings of a lookup rule out sequential scans. */
  private static final String WHOLE = " x TABLESAMPLE SYSTEM (100)";

  private FreshRows() {}

  /**
   * The relations that a row of a catalog describes.
   *
   * @param relation an SQL expression
   * @param condition with {@code %s} after an indexed column that names a relation
   */
  private record Source(String relation, String condition, boolean isIndexed) {

    static Source of(String column) {
      return new Source(column, column + " %s", true);
    }

    static Source notIndexed(String relation) {
      return new Source(relation, "true", false);
    }

    /** Returns a source of rows that describe other objects, whatever is locked. */
    static Source ofSomethingElse(String condition) {
      return new Source("0::oid", condition, true);
    }

    String query(String catalog, boolean lockedOnly) {
      return lockedOnly && isIndexed
          ? QUERY.formatted(relation, catalog + " x", condition.formatted(LOCKED))
          : QUERY.formatted(relation, catalog + WHOLE, condition.formatted(WHATEVER));
    }
  }

  private static final Map<String, List<Source>> SOURCES =
      Map.ofEntries(
          Map.entry("pg_class", List.of(Source.of("x.oid"))),
          Map.entry("pg_attribute", List.of(Source.of("x.attrelid"))),
          Map.entry("pg_attrdef", List.of(Source.of("x.adrelid"))),
          Map.entry(
              "pg_constraint",
              List.of(Source.of("x.conrelid"), Source.ofSomethingElse("x.conrelid = 0"))),
          Map.entry("pg_index", List.of(Source.of("x.indrelid"))),
          Map.entry("pg_inherits", List.of(Source.of("x.inhrelid"))),
          Map.entry("pg_policy", List.of(Source.of("x.polrelid"))),
          Map.entry("pg_rewrite", List.of(Source.of("x.ev_class"))),
          Map.entry("pg_sequence", List.of(Source.of("x.seqrelid"))),
          Map.entry("pg_trigger", List.of(Source.of("x.tgrelid"))),
          Map.entry(
              "pg_depend",
              List.of(
                  new Source(
                      "unnest(ARRAY[x.objid, x.refobjid])",
                      """
                      x.classid = 'pg_class'::regclass AND x.refclassid = 'pg_class'::regclass
                        AND x.deptype IN ('a', 'i') AND x.objid %s\
                      """,
                      true),
                  Source.ofSomethingElse("x.refclassid = 'pg_extension'::regclass"))),
          Map.entry(
              "pg_type",
              List.of(
                  Source.notIndexed(
                      """
                      CASE WHEN x.typrelid <> 0 THEN x.typrelid ELSE coalesce((SELECT e.typrelid
                        FROM pg_type e WHERE e.oid = x.typelem AND e.typarray = x.oid), 0) END\
                      """))),
          Map.entry(
              "pg_description",
              List.of(
                  Source.notIndexed(
                      """
                      coalesce(CASE x.classoid WHEN 'pg_class'::regclass THEN x.objoid
                        WHEN 'pg_constraint'::regclass
                          THEN (SELECT o.conrelid FROM pg_constraint o WHERE o.oid = x.objoid)
                        WHEN 'pg_trigger'::regclass
                          THEN (SELECT t.tgrelid FROM pg_trigger t WHERE t.oid = x.objoid)
                        WHEN 'pg_policy'::regclass
                          THEN (SELECT p.polrelid FROM pg_policy p WHERE p.oid = x.objoid)
                        WHEN 'pg_rewrite'::regclass
                          THEN (SELECT r.ev_class FROM pg_rewrite r WHERE r.oid = x.objoid)
                        END, 0)\
                      """))));

  /** Returns the catalogs that describe relations and their parts. */
  static Set<String> catalogs() {
    return SOURCES.keySet();
  }

  /**
   * Returns the query, over a table {@code asked} with the columns {@code locked} and {@code
   * command}.
   *
   * @param catalogs some of {@link #catalogs}
   * @param lockedOnly whether to read only the rows of locked relations
   */
  static String query(Collection<String> catalogs, boolean lockedOnly) {
    return catalogs.stream()
        .sorted()
        .flatMap(catalog ->
            SOURCES.getOrDefault(catalog, List.of()).stream()
                .map(source -> source.query(catalog, lockedOnly)))
        .collect(Collectors.joining("UNION ALL "));
  }
}
