package dev.interlock.url;

import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a URL says of sessions with a SQLite file.
 *
 * @param pragmas what is set in every session, by the pragma's name
 * @param mayCreate whether a missing file is created
 * @param patience how long a statement waits for other connections' locks, if it is said
 */
public record SqliteOptions(
    SortedMap<String, String> pragmas, boolean mayCreate, Optional<Duration> patience) {

  /** As SQLite itself opens a file. */
  public static final SqliteOptions NONE =
      new SqliteOptions(new TreeMap<>(), true, Optional.empty());

  private static final String FOREIGN_KEYS = "foreign_keys";

  public SqliteOptions {
    pragmas = Collections.unmodifiableSortedMap(new TreeMap<>(pragmas));
  }

  /** With foreign keys enforced or not, unless the URL says it. */
  public SqliteOptions orForeignKeys(boolean enforced) {
    var more = new TreeMap<>(pragmas);
    more.putIfAbsent(FOREIGN_KEYS, enforced ? "ON" : "OFF");
    return new SqliteOptions(more, mayCreate, patience);
  }
}
