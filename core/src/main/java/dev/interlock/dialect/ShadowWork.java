package dev.interlock.dialect;

import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The time that a shadow database has taken, and the number of readings of its catalog. Readings
 * without a write since the last one are not counted.
 *
 * @param statements time for the statements of migrations, including transaction control
 * @param watching time for reading locks and row counters
 * @param catalog time for reading the catalog
 * @param followed the number of readings of the objects that a statement touched
 * @param full the number of readings of the whole catalog, by reason
 */
public record ShadowWork(
    Duration statements,
    Duration watching,
    Duration catalog,
    int followed,
    SortedMap<String, Integer> full) {

  /** No work. */
  public static final ShadowWork NONE =
      new ShadowWork(Duration.ZERO, Duration.ZERO, Duration.ZERO, 0, new TreeMap<>());

  public ShadowWork {
    full = Collections.unmodifiableSortedMap(new TreeMap<>(full));
  }

  /** Returns the work since {@code earlier}. */
  public ShadowWork since(ShadowWork earlier) {
    var rest = new TreeMap<>(full);
    earlier.full.forEach((reason, count) ->
        rest.computeIfPresent(reason, (same, all) -> all.equals(count) ? null : all - count));
    return new ShadowWork(
        statements.minus(earlier.statements),
        watching.minus(earlier.watching),
        catalog.minus(earlier.catalog),
        followed - earlier.followed,
        rest);
  }

  /** Returns the number of readings of the catalog. */
  public int readings() {
    return followed + fullReadings();
  }

  /** Returns the number of readings of the whole catalog. */
  public int fullReadings() {
    return full.values().stream().mapToInt(Integer::intValue).sum();
  }
}
