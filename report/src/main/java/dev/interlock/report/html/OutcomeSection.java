package dev.interlock.report.html;

import dev.interlock.report.Report;
import dev.interlock.report.markup.MarkupWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The end of the command, where and when it ran, and its own sentences about it. */
final class OutcomeSection {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  private OutcomeSection() {}

  static void write(Report report, MarkupWriter out) {
    boolean success = report.outcome().isSuccess();
    out.open("section", "class", "outcome " + (success ? "good" : "bad"), "aria-label", "Outcome")
        .open("p", "class", "verdict")
        .element("b", report.outcome().meaning())
        .text(" (exit code " + report.outcome().exitCode() + ")")
        .close();
    report.summary().forEach(sentence -> out.element("p", sentence));
    out.open("dl");
    report.database().ifPresent(database -> fact("database", database(database), out));
    fact("started", TIME.format(report.started()), out);
    fact("took", TimingsTable.duration(report.took()), out);
    fact("platform", report.platform(), out);
    fact("interlock", report.version(), out);
    out.close().close().line();
  }

  private static String database(Report.Database database) {
    String place =
        database.host().isEmpty() ? database.name() : database.name() + " on " + database.host();
    return Stream.of(place, database.server())
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static void fact(String name, String value, MarkupWriter out) {
    if (!value.isEmpty()) {
      out.open("div").element("dt", name).element("dd", value).close();
    }
  }
}
