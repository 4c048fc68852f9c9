package dev.interlock.cli.command;

import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.project.Project;
import dev.interlock.cli.report.ReportFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The format of a document. */
enum OutputFormat {
  TEXT,
  JSON;

  private static final List<String> REPORT_WORDS =
      List.of("text", "json", "sarif", "junit", "markdown", "html", "github", "gitlab");

  static final Flag.Value<String> FLAG =
      new Flag.Value<>(
              "format",
              "FORMAT",
              "text, or json (the default where the log is json)",
              word -> known(word, false))
          .withChoices(List.of("text", "json"));

  /** The flag of a command whose result can also be a report. */
  static final Flag.Value<String> REPORTS =
      new Flag.Value<>(
              FLAG.name(),
              FLAG.placeholder(),
              "text, json, sarif, junit, markdown, html, github or gitlab",
              word -> known(word, true))
          .withChoices(REPORT_WORDS);

  /** Returns the format of the flag; by default the one that fits the log. */
  static OutputFormat of(Invocation invocation, Project project) {
    OutputFormat ofLog = project.documents().areJson() ? JSON : TEXT;
    return invocation
        .arguments()
        .value(FLAG)
        .map(word -> word.equals(JSON.word()) ? JSON : TEXT)
        .orElse(ofLog);
  }

  /** Returns the same, or nothing if a report is printed instead, when the command ends. */
  static Optional<OutputFormat> unlessReport(Invocation invocation, Project project) {
    return report(invocation).isPresent() ? Optional.empty() : Optional.of(of(invocation, project));
  }

  /** Returns the format of the report that a command with a JSON document of its own prints. */
  static Optional<ReportFormat> report(Invocation invocation) {
    return reportOrJson(invocation).filter(format -> format != ReportFormat.JSON);
  }

  /** Returns the format of the report that a command prints which has no other JSON document. */
  static Optional<ReportFormat> reportOrJson(Invocation invocation) {
    return invocation.arguments().value(REPORTS).flatMap(ReportFormat::named);
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static String known(String word, boolean isReport) {
    boolean isDocument = word.equals(TEXT.word()) || word.equals(JSON.word());
    if (isDocument || isReport && ReportFormat.named(word).isPresent()) {
      return word;
    }
    throw new IllegalArgumentException(
        isReport
            ? "is neither `text` nor `json`, `sarif`, `junit`, `markdown`, `html`, `github` or `gitlab`"
            : "is neither `text` nor `json`");
  }
}
