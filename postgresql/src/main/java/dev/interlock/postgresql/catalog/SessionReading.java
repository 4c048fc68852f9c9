package dev.interlock.postgresql.catalog;

import dev.interlock.postgresql.catalog.PrintedTimes.Literal;
import java.util.List;
import java.util.Optional;

/**
 * The settings by which a session reads incomplete dates and times.
 *
 * @param zone {@code TimeZone}, as PostgreSQL names it
 * @param dateOrder the second part of {@code DateStyle}: {@code MDY}, {@code DMY} or {@code YMD}
 * @param intervalStyle {@code IntervalStyle}
 */
public record SessionReading(String zone, String dateOrder, String intervalStyle) {

  /** The settings of a shadow database. */
  public static final SessionReading FIXED = new SessionReading("UTC", "MDY", "postgres");

  private static final String SIGNS_ONCE = "sql_standard";

  /** A query with one row of three columns: the settings of the current session. */
  public static final String QUERY =
      """
      SELECT current_setting('TimeZone'), split_part(current_setting('DateStyle'), ', ', 2),
        current_setting('IntervalStyle')\
      """;

  /**
   * Rewrites a definition with the literals that the same source text gives under {@link #FIXED}.
   *
   * <p>The time zone may be any: values that a database has read keep theirs when its setting is
   * changed later. But it must be one zone for the whole definition.
   *
   * @param live printed under fixed settings, as {@code fixed} is
   * @return empty if the literals of the two cannot come from the same source text
   */
  Optional<String> asIfFixed(String live, String fixed) {
    List<Literal> ours = PrintedTimes.in(fixed);
    List<Literal> theirs = PrintedTimes.in(live);
    if (ours.isEmpty() || ours.size() != theirs.size()) {
      return Optional.empty();
    }
    return Zones.startingWith(zone)
        .filter(zone -> {
          for (int i = 0; i < ours.size(); i++) {
            if (!isSameWords(ours.get(i), theirs.get(i), zone)) {
              return false;
            }
          }
          return true;
        })
        .findFirst()
        .map(zone -> PrintedTimes.replaced(live, theirs, ours));
  }

  private boolean isSameWords(Literal fixed, Literal live, Zones zone) {
    return fixed.text().equals(live.text())
        || fixed.mayBe(
            live, zone, !dateOrder.equals(FIXED.dateOrder), intervalStyle.equals(SIGNS_ONCE));
  }
}
