package dev.interlock.report.html;

import dev.interlock.catalog.Catalog;
import dev.interlock.finding.Finding;
import dev.interlock.report.Report;
import dev.interlock.report.ReportRenderer;
import dev.interlock.report.diagram.Detail;
import dev.interlock.report.diagram.Diagram;
import dev.interlock.report.diagram.DiagramReader;
import dev.interlock.report.diagram.InteractiveDiagram;
import dev.interlock.report.markup.MarkupWriter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * The report as one HTML page: outcome, findings with errors first, plan with its SQL, the schema
 * if it is known, timings, and migration graph. It works without a network.
 */
public final class ReportPage implements ReportRenderer {

  @Override
  public String render(Report report) {
    var out = new MarkupWriter();
    OutcomeSection.write(report, out);
    section("findings", "Findings", report.findings().size(), out);
    report.findings().stream()
        .sorted(Comparator.comparing(Finding::severity))
        .forEach(finding -> finding(finding, out));
    end(report.findings().isEmpty(), "No findings.", out);
    section("plan", "Plan", report.plan().size(), out);
    PlanTable.write(report.plan(), out);
    report.plan().forEach(planned -> planned(planned, out));
    end(report.plan().isEmpty(), "No migration was planned.", out);
    Optional<InteractiveDiagram> drawing = report.schema().map(ReportPage::drawn);
    drawing.ifPresent(drawn -> schema(drawn, out));
    section("timings", "Timings", report.steps().size(), out);
    TimingsTable.write(report, out);
    end(report.steps().isEmpty(), "No step was timed.", out);
    section("migrations", "Migrations", report.migrations().size(), out);
    MigrationGraph.write(report.migrations(), out);
    end(report.migrations().isEmpty(), "No migration files were read.", out);
    return new Page(
            "interlock " + report.command(),
            report.outcome().meaning(),
            "report",
            drawing.map(InteractiveDiagram::style).orElse(""),
            out.toString())
        .toString();
  }

  private static void section(String id, String title, int count, MarkupWriter out) {
    out.open("details", "class", "section", "id", id, "open", "")
        .open("summary")
        .element("h2", title)
        .element("span", Integer.toString(count), "class", "number")
        .close()
        .line();
  }

  private static void end(boolean empty, String word, MarkupWriter out) {
    if (empty) {
      out.element("p", word, "class", "nothing");
    }
    out.close().line();
  }

  private static void finding(Finding finding, MarkupWriter out) {
    String severity = finding.severity().name().toLowerCase(Locale.ROOT);
    out.open("article", "class", "finding " + severity)
        .open("h3")
        .element("span", severity, "class", "severity")
        .element("code", finding.code().toString(), "class", "code")
        .close();
    finding.place().ifPresent(place -> out.element("p", place.toString(), "class", "place"));
    out.element("p", finding.message(), "class", "message");
    if (!finding.notes().isEmpty()) {
      out.element("pre", String.join("\n", finding.notes()));
    }
    finding
        .help()
        .ifPresent(
            help -> out.open("p", "class", "help").element("b", "help: ").text(help).close());
    out.close().line();
  }

  private static void planned(Report.Planned planned, MarkupWriter out) {
    out.open("details", "class", "planned")
        .open("summary")
        .element("b", planned.id().toString())
        .text(" " + planned.direction().name().toLowerCase(Locale.ROOT) + " ")
        .element("span", planned.file(), "class", "place")
        .close()
        .element("pre", planned.sql())
        .close()
        .line();
  }

  private static InteractiveDiagram drawn(Catalog schema) {
    Diagram diagram = DiagramReader.read(schema);
    return InteractiveDiagram.of(diagram, Detail.suitedTo(diagram));
  }

  private static void schema(InteractiveDiagram drawing, MarkupWriter out) {
    out.open("details", "class", "section", "id", "schema", "open", "")
        .open("summary")
        .element("h2", "Schema at the end of the command")
        .close()
        .line()
        .markup(DiagramPage.viewer(drawing))
        .close()
        .line();
  }
}
