package dev.interlock.report.format;

import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.finding.Severity;
import dev.interlock.report.Report;
import dev.interlock.report.ReportRenderer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The findings as workflow commands of GitHub Actions, which shows each beside its line of a pull
 * request. The escapes are those that the runner undoes (actions/toolkit, {@code command.ts}).
 */
public final class GithubAnnotations implements ReportRenderer {

  @Override
  public String render(Report report) {
    return report.findings().stream()
        .map(finding -> annotation(report, finding) + "\n")
        .collect(Collectors.joining());
  }

  private static String annotation(Report report, Finding finding) {
    List<String> properties = new ArrayList<>();
    FindingDetails.path(report, finding).ifPresent(path -> add(properties, "file", path));
    finding.place().ifPresent(place -> addPosition(properties, place));
    add(properties, "title", finding.code() + " " + finding.code().title());
    return "::%s %s::%s"
        .formatted(
            command(finding.severity()),
            String.join(",", properties),
            escaped(FindingDetails.text(finding)));
  }

  private static void addPosition(List<String> properties, Place place) {
    if (place.line() > 0) {
      add(properties, "line", String.valueOf(place.line()));
    }
    if (place.column() > 0) {
      add(properties, "col", String.valueOf(place.column()));
    }
    place
        .excerpt()
        .ifPresent(excerpt ->
            add(properties, "endColumn", String.valueOf(place.column() + excerpt.length())));
  }

  private static void add(List<String> properties, String name, String value) {
    properties.add(name + "=" + escaped(value).replace(":", "%3A").replace(",", "%2C"));
  }

  private static String escaped(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String command(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE -> "notice";
    };
  }
}
