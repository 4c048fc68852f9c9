package dev.interlock.report.format;

import dev.interlock.finding.Finding;
import dev.interlock.history.MigrationId;
import dev.interlock.report.Report;
import dev.interlock.report.ReportRenderer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The report as JUnit XML: one suite for the command, with one test case for each migration of the
 * plan, or else of the history, and one for each finding about something else. A case fails by its
 * errors; warnings and notes are its output. Elements and attributes are those that both Jenkins
 * and GitLab read.
 */
public final class JunitReport implements ReportRenderer {

  private static final double MILLIS = 1000;

  @Override
  public String render(Report report) {
    List<Case> cases = cases(report);
    long failures = cases.stream().filter(Case::isFailed).count();
    return XmlDocument.of(xml ->
        xml.element(
            "testsuites",
            () -> {
              xml.attribute("name", "interlock");
              counts(xml, report, cases.size(), failures);
              xml.element(
                  "testsuite",
                  () -> {
                    xml.attribute("name", "interlock " + report.command());
                    counts(xml, report, cases.size(), failures);
                    xml.attribute("errors", "0");
                    xml.attribute("skipped", "0");
                    xml.attribute("timestamp", report.started().toString());
                    cases.forEach(each -> write(xml, report, each));
                  });
            }));
  }

  /**
   * One test case.
   *
   * @param name a migration, or the code and title of a finding
   */
  private record Case(String name, Duration took, List<Finding> findings) {

    List<Finding> errors() {
      return findings.stream().filter(Finding::isError).toList();
    }

    boolean isFailed() {
      return !errors().isEmpty();
    }
  }

  private static List<Case> cases(Report report) {
    Stream<Case> ofMigrations =
        report.plan().isEmpty()
            ? report.migrations().stream().map(node -> ofFile(report, node.id(), node.file()))
            : report.plan().stream().map(planned -> ofFile(report, planned.id(), planned.file()));
    Stream<Case> ofOthers =
        report.findings().stream()
            .filter(finding -> files(report).noneMatch(file -> isAbout(finding, file)))
            .map(finding ->
                new Case(
                    finding.code() + " " + finding.code().title(),
                    Duration.ZERO,
                    List.of(finding)));
    List<Case> cases = Stream.concat(ofMigrations, ofOthers).toList();
    return cases.isEmpty() ? List.of(new Case("whole command", report.took(), List.of())) : cases;
  }

  private static Stream<String> files(Report report) {
    return report.plan().isEmpty()
        ? report.migrations().stream().map(Report.Node::file)
        : report.plan().stream().map(Report.Planned::file);
  }

  private static Case ofFile(Report report, MigrationId id, String file) {
    Duration took =
        report.steps().stream()
            .filter(step -> step.name().equals(id.toString()) || step.name().equals("replay " + id))
            .map(Report.Step::took)
            .findFirst()
            .orElse(Duration.ZERO);
    return new Case(
        file, took, report.findings().stream().filter(finding -> isAbout(finding, file)).toList());
  }

  private static boolean isAbout(Finding finding, String file) {
    return finding.place().filter(place -> place.file().equals(file)).isPresent();
  }

  private static void counts(XmlDocument xml, Report report, int tests, long failures) {
    xml.attribute("tests", String.valueOf(tests));
    xml.attribute("failures", String.valueOf(failures));
    xml.attribute("time", seconds(report.took()));
  }

  private static void write(XmlDocument xml, Report report, Case each) {
    xml.element(
        "testcase",
        () -> {
          xml.attribute("name", each.name());
          xml.attribute("classname", "interlock." + report.command());
          xml.attribute("time", seconds(each.took()));
          each.errors()
              .forEach(error ->
                  xml.element(
                      "failure",
                      () -> {
                        xml.attribute("message", error.message());
                        xml.attribute("type", error.code().id());
                        xml.text(text(error));
                      }));
          List<String> others =
              each.findings().stream()
                  .filter(finding -> !finding.isError())
                  .map(JunitReport::text)
                  .toList();
          if (!others.isEmpty()) {
            xml.element("system-out", () -> xml.text(String.join("\n", others)));
          }
        });
  }

  private static String text(Finding finding) {
    String head = finding.severity().name().toLowerCase(Locale.ROOT) + "[" + finding.code() + "] ";
    String place = finding.place().map(where -> "\n  --> " + where).orElse("");
    return head + FindingDetails.text(finding) + place;
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.3f", duration.toMillis() / MILLIS);
  }
}
