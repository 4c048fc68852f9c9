package dev.interlock.dialect;

import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The time that a shadow database has taken, and how often its catalog was read. Readings that
 * found nothing written since the last one are not counted.
 *
 * @param statements the statements of migrations, with the borders of their transactions
 * @param watching reading locks and counters of rows
 * @param catalog reading the catalog
 * @param followed readings of what a statement touched
 * @param full readings of the whole catalog, by their reason in a few words
 */
public record ShadowWork(
    Duration statements,
    Duration watching,
    Duration catalog,
    int followed,
    SortedMap<String, Integer> full) {

  /** Nothing was done yet. */
  public static final ShadowWork NONE =
      new ShadowWork(Duration.ZERO, Duration.ZERO, Duration.ZERO, 0, new TreeMap<>());

  public ShadowWork {
    full = Collections.unmodifiableSortedMap(new TreeMap<>(full));
  }

  /** The part of it that was not done yet when {@code earlier} was taken. */
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

  /** How often the catalog was read. */
  public int readings() {
    return followed + fullReadings();
  }

  /** How often all of it was read. */
  public int fullReadings() {
    return full.values().stream().mapToInt(Integer::intValue).sum();
  }
}
