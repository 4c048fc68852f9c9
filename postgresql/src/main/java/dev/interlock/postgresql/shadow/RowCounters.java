package dev.interlock.postgresql.shadow;

import dev.interlock.effect.RowCounts;
import java.util.HashMap;
import java.util.Map;

/**
 * What the worker's session counts for itself and has not sent to the statistics yet. The counters
 * go on over statements, so a statement's share is a difference (PostgreSQL manual, 27.2.2).
 *
 * @param tables by their identifiers; those that count anything
 */
record RowCounters(Map<Long, Counts> tables) {

  RowCounters {
    tables = Map.copyOf(tables);
  }

  /** Of one table. */
  record Counts(long scans, long inserted, long updated, long deleted) {

    static final Counts NONE = new Counts(0, 0, 0, 0);

    /** After a commit the session may begin anew, and then counts from nothing. */
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

  /** These, and of other tables what was counted earlier. */
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
