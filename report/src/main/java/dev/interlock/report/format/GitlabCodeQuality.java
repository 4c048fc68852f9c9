package dev.interlock.report.format;

import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.finding.Severity;
import dev.interlock.report.Report;
import dev.interlock.report.ReportRenderer;
import java.util.List;

/**
 * The findings as GitLab's code quality report, which a merge request shows (GitLab, Code Quality
 * report format).
 */
public final class GitlabCodeQuality implements ReportRenderer {

  /** GitLab requires a path; this one is given for findings that are not about a file. */
  private static final String NO_FILE = ".";

  @Override
  public String render(Report report) {
    List<String> fingerprints = FindingDetails.fingerprints(report);
    return JsonDocument.of(json -> {
      json.writeStartArray();
      for (int i = 0; i < report.findings().size(); i++) {
        Finding finding = report.findings().get(i);
        String fingerprint = fingerprints.get(i);
        JsonDocument.object(
            json,
            () -> {
              json.writeStringProperty("description", FindingDetails.text(finding));
              json.writeStringProperty("check_name", finding.code().id());
              json.writeStringProperty("fingerprint", fingerprint);
              json.writeStringProperty("severity", severity(finding.severity()));
              JsonDocument.object(
                  json,
                  "location",
                  () -> {
                    json.writeStringProperty(
                        "path", FindingDetails.path(report, finding).orElse(NO_FILE));
                    JsonDocument.object(
                        json, "lines", () -> json.writeNumberProperty("begin", line(finding)));
                  });
            });
      }
      json.writeEndArray();
    });
  }

  private static int line(Finding finding) {
    return Math.max(1, finding.place().map(Place::line).orElse(1));
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case ERROR -> "critical";
      case WARNING -> "minor";
      case NOTE -> "info";
    };
  }
}
