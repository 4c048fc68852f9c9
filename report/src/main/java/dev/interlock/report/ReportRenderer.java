package dev.interlock.report;

/** A format of reports. Thread-safe. */
@FunctionalInterface
public interface ReportRenderer {

  /** Returns the whole document, with a line end after its last line. */
  String render(Report report);
}
