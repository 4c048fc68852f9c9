package dev.interlock.postgresql.shadow;

import dev.interlock.effect.RowCounts;
import java.util.HashMap;
import java.util.Map;

/**
 * The counters of the worker's session that it has not sent to the statistics yet. They continue
 * over statements, so a statement's share is a difference (PostgreSQL manual, 27.2.2).
 *
 * @param tables by their identifiers; those with a counter above zero
 */
record RowCounters(Map<Long, Counts> tables) {

  RowCounters {
    tables = Map.copyOf(tables);
  }

  /** The counters of one table. */
  record Counts(long scans, long inserted, long updated, long deleted) {

    static final Counts NONE = new Counts(0, 0, 0, 0);

    /** Returns the difference. After a commit the session may have started again from zero. */
    Counts since(Counts earlier) {
      if (scans < earlier.scans
          || inserted < earlier.inserted
          || updated < earlier.updated
          || deleted < earlier.deleted) {
        return this;
      }
      return new Counts(
          scans - earlier.scans,
          inserted - earlier.inserted,
          updated - earlier.updated,
          deleted - earlier.deleted);
    }

    RowCounts rows() {
      return new RowCounts(inserted, updated, deleted);
    }
  }

  static RowCounters none() {
    return new RowCounters(Map.of());
  }

  /** Returns these counters, and for other tables the earlier ones. */
  RowCounters over(RowCounters earlier) {
    var all = new HashMap<>(earlier.tables);
    all.putAll(tables);
    return new RowCounters(all);
  }

  Counts of(long table, RowCounters earlier) {
    return tables
        .getOrDefault(table, Counts.NONE)
        .since(earlier.tables.getOrDefault(table, Counts.NONE));
  }
}
