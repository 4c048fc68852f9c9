package dev.interlock.event.text;

import dev.interlock.event.Event;
import java.time.Duration;
import java.util.Locale;

/** Describes the progress of a statement that runs in batches. */
public final class BatchText {

  private BatchText() {}

  /** Returns the line of a log: of the last batch, every ten seconds, or only for a verbose one. */
  public static Line line(Event.BatchDone batch) {
    String message =
        batch.range().isLast()
            ? "`%s` finished the batches of `%s`: %s"
                .formatted(batch.migration().id(), batch.table(), counted(batch.done().rows()))
            : "`%s`: %s".formatted(batch.migration().id(), progress(batch));
    Line line =
        (batch.isMilestone() ? Line.info(message) : Line.debug(message))
            .with("event", "batch")
            .with("migration", batch.migration().id().toString())
            .with("table", batch.table())
            .with("rows", batch.done().rows())
            .with("total", batch.done().total())
            .with("batch_rows", batch.range().rows())
            .with("batch_ms", batch.took().time().toMillis())
            .with("rows_per_second", batch.rowsPerSecond())
            .with("sessions_waiting", batch.took().waiting());
    return batch.left().map(left -> line.with("left_ms", left.toMillis())).orElse(line);
  }

  /** Returns a text such as "2,000 of about 9,000 rows, 1,000 rows/s, 7 s left". */
  public static String progress(Event.BatchDone batch) {
    String rate = String.format(Locale.ROOT, ", %,d rows/s", batch.rowsPerSecond());
    String left = batch.left().map(time -> ", about %s left".formatted(shown(time))).orElse("");
    return batch.done().shown() + rate + left;
  }

  private static String counted(long rows) {
    return String.format(Locale.ROOT, rows == 1 ? "%,d row" : "%,d rows", rows);
  }

  private static String shown(Duration time) {
    if (time.toMinutes() == 0) {
      return time.toSeconds() + " s";
    }
    return time.toHours() == 0
        ? time.toMinutes() + " min"
        : "%d h %d min".formatted(time.toHours(), time.toMinutesPart());
  }
}
