package dev.interlock.report.html;

import dev.interlock.report.Report;
import dev.interlock.report.Report.StepState;
import dev.interlock.report.markup.MarkupWriter;
import java.time.Duration;
import java.util.Locale;

/** The steps of a command as bars on one axis of time. */
final class TimingsTable {

  /** The axis in units of the drawing, which is stretched to the width of its cell. */
  private static final double AXIS = 1000;

  private static final double NARROWEST = 3;
  private static final long ONE_SECOND = 1000;

  private TimingsTable() {}

  static void write(Report report, MarkupWriter out) {
    if (report.steps().isEmpty()) {
      return;
    }
    double whole =
        report.steps().stream()
            .mapToDouble(step -> nanos(step.after()) + nanos(step.took()))
            .reduce(nanos(report.took()), Math::max);
    out.open("table", "class", "timings").open("tbody").line();
    report.steps().forEach(step -> row(step, Math.max(1, whole), out));
    out.close().close().line();
  }

  private static void row(Report.Step step, double whole, MarkupWriter out) {
    boolean failed = step.state() == StepState.FAILED;
    double start = nanos(step.after()) / whole * AXIS;
    double width = Math.max(NARROWEST, nanos(step.took()) / whole * AXIS);
    out.open("tr", "class", failed ? "failed" : "done")
        .element("th", step.name(), "scope", "row")
        .element("td", duration(step.took()) + (failed ? ", failed" : ""))
        .open("td", "class", "bar")
        .open("svg", "viewBox", "0 0 1000 10", "preserveAspectRatio", "none", "aria-hidden", "true")
        .empty(
            "rect",
            "x",
            number(Math.min(start, AXIS - NARROWEST)),
            "width",
            number(width),
            "height",
            "10")
        .close()
        .close()
        .close()
        .line();
  }

  private static double nanos(Duration duration) {
    return duration.toNanos();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  /** Returns a duration in milliseconds below a second, otherwise in seconds. */
  static String duration(Duration duration) {
    long millis = duration.toMillis();
    return millis < ONE_SECOND
        ? millis + " ms"
        : String.format(Locale.ROOT, "%.1f s", duration.toNanos() / 1e9);
  }
}
