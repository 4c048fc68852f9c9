package dev.interlock.event.text;

import dev.interlock.dialect.ShadowWork;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Describes the work of a shadow database in one line. */
final class WorkText {

  private WorkText() {}

  /**
   * Returns the line.
   *
   * @param what the work, such as {@code replayed `V1`}
   * @param took total time, which exceeds the work of the shadow database
   */
  static Line line(String what, Duration took, ShadowWork work) {
    List<String> reasons = reasons(work);
    return Line.debug(
            "%s in %s: statements %s, locks and rows %s, catalog %s; %s%s"
                .formatted(
                    what,
                    Seconds.shown(took),
                    Seconds.shown(work.statements()),
                    Seconds.shown(work.watching()),
                    Seconds.shown(work.catalog()),
                    readings(work),
                    reasons.isEmpty() ? "" : " (" + String.join("; ", reasons) + ")"))
        .with("duration_ms", took.toMillis())
        .with("statements_ms", work.statements().toMillis())
        .with("locks_and_rows_ms", work.watching().toMillis())
        .with("catalog_ms", work.catalog().toMillis())
        .with("readings", work.readings())
        .with("full_readings", work.fullReadings())
        .with("reasons", reasons);
  }

  private static String readings(ShadowWork work) {
    int all = work.readings();
    int full = work.fullReadings();
    return String.format(
        Locale.ROOT,
        "%,d of %,d %s %s full",
        full,
        all,
        all == 1 ? "reading" : "readings",
        full == 1 || all == 1 ? "was" : "were");
  }

  /** The reasons for full reads, the most frequent first. */
  private static List<String> reasons(ShadowWork work) {
    return work.full().entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(reason ->
            reason.getValue() == 1
                ? reason.getKey()
                : "%d × %s".formatted(reason.getValue(), reason.getKey()))
        .toList();
  }
}
