package dev.interlock.postgresql.follow;

import dev.interlock.postgresql.catalog.CopyLine;
import dev.interlock.postgresql.catalog.RecentTexts;
import dev.interlock.postgresql.catalog.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.postgresql.core.Tuple;

/**
 * The numbers of rows that the session has written in each system catalog, as the session counts
 * them before it sends them to the statistics (PostgreSQL manual, 27.2.2). The difference between
 * two readings in one transaction shows what a statement wrote, whatever its words.
 *
 * @param catalogs by the catalog's name
 */
public record CatalogCounters(Map<String, Counts> catalogs) {

  /**
   * The counts of one catalog.
   *
   * @param written inserted and updated rows
   */
  public record Counts(long written, long deleted) {}

  /** Catalogs that do not contribute to a {@link dev.interlock.catalog.Catalog}. */
  private static final Set<String> SILENT =
      Set.of(
          "pg_statistic",
          "pg_shdepend",
          "pg_partitioned_table",
          "pg_largeobject",
          "pg_largeobject_metadata");

  private static final String QUERY =
      """
      SELECT oid::pg_catalog.regclass, written, deleted FROM (
        SELECT c.oid,
          pg_catalog.pg_stat_get_xact_tuples_inserted(c.oid)
            + pg_catalog.pg_stat_get_xact_tuples_updated(c.oid) AS written,
          pg_catalog.pg_stat_get_xact_tuples_deleted(c.oid) AS deleted
        FROM pg_catalog.unnest('{%s}'::oid[]) c (oid)) counted
      WHERE written + deleted > 0\
      """;

  /** The counters of a transaction that has written nothing yet. */
  static final CatalogCounters NONE = new CatalogCounters(Map.of());

  public CatalogCounters {
    catalogs = Map.copyOf(catalogs);
  }

  /**
   * Returns the query whose rows {@link #of} reads.
   *
   * @param catalogs identifiers of all system catalogs
   */
  public static String query(List<String> catalogs) {
    return QUERY.formatted(String.join(",", catalogs));
  }

  public static CatalogCounters of(List<Tuple> rows) {
    var catalogs = new HashMap<String, Counts>();
    var texts = new RecentTexts();
    for (Tuple tuple : rows) {
      var row = new Row(CopyLine.of(tuple), texts);
      String catalog = row.text();
      if (!SILENT.contains(catalog)) {
        catalogs.put(catalog, new Counts(Long.parseLong(row.text()), Long.parseLong(row.text())));
      }
    }
    return new CatalogCounters(catalogs);
  }

  /** Returns the catalogs written since {@code earlier}. */
  Set<String> since(CatalogCounters earlier) {
    return catalogs.entrySet().stream()
        .filter(entry -> !entry.getValue().equals(earlier.catalogs.get(entry.getKey())))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Whether a row of that catalog was written. */
  public boolean hasWritten(String catalog) {
    return catalogs.containsKey(catalog);
  }

  /** Returns the catalogs from which rows were deleted since {@code earlier}. */
  Set<String> deletedSince(CatalogCounters earlier) {
    return catalogs.keySet().stream()
        .filter(catalog -> deleted(catalog) != earlier.deleted(catalog))
        .collect(Collectors.toSet());
  }

  /** Returns, in order, the catalogs written since that do not describe relations. */
  SortedSet<String> otherThanRelationsSince(CatalogCounters earlier) {
    var others = new TreeSet<>(since(earlier));
    others.removeAll(FreshRows.catalogs());
    return others;
  }

  private long deleted(String catalog) {
    Counts counts = catalogs.get(catalog);
    return counts == null ? 0 : counts.deleted();
  }
}
