package dev.interlock.url;

import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A URL's options for sessions with a SQLite file.
 *
 * @param pragmas the values to set in every session, by pragma
 * @param mayCreate whether a missing file is created
 * @param patience the longest wait of a statement for other connections' locks, if given
 */
public record SqliteOptions(
    SortedMap<String, String> pragmas, boolean mayCreate, Optional<Duration> patience) {

  /** SQLite's own defaults. */
  public static final SqliteOptions NONE =
      new SqliteOptions(new TreeMap<>(), true, Optional.empty());

  private static final String FOREIGN_KEYS = "foreign_keys";

  public SqliteOptions {
    pragmas = Collections.unmodifiableSortedMap(new TreeMap<>(pragmas));
  }

  /** Returns a copy that enforces foreign keys or not, unless the URL already sets it. */
  public SqliteOptions orForeignKeys(boolean enforced) {
    var more = new TreeMap<>(pragmas);
    more.putIfAbsent(FOREIGN_KEYS, enforced ? "ON" : "OFF");
    return new SqliteOptions(more, mayCreate, patience);
  }
}
