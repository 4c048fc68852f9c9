package dev.interlock.cli.report;

import dev.interlock.cli.output.FindingPages;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.report.Report;
import dev.interlock.report.ReportRenderer;
import dev.interlock.report.format.GithubAnnotations;
import dev.interlock.report.format.GitlabCodeQuality;
import dev.interlock.report.format.JsonReport;
import dev.interlock.report.format.JunitReport;
import dev.interlock.report.format.MarkdownReport;
import dev.interlock.report.format.SarifReport;
import dev.interlock.report.html.ReportPage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The formats of reports, by the word after {@code --format} and by the ending of a file. */
public enum ReportFormat {
  JSON(".json"),
  SARIF(".sarif", ".sarif.json"),
  JUNIT(".xml"),
  MARKDOWN(".md"),
  HTML(".html"),
  GITHUB(),
  GITLAB();

  @SuppressWarnings("ImmutableEnumChecker") // List.of returns a list that cannot change.
  private final List<String> endings;

  ReportFormat(String... endings) {
    this.endings = List.of(endings);
  }

  /** Returns the format of a word, such as {@code sarif}. */
  public static Optional<ReportFormat> named(String word) {
    return Stream.of(values()).filter(format -> format.word().equals(word)).findFirst();
  }

  /**
   * Returns the format of a file.
   *
   * @throws Failure.Misconfigured if no format has the ending of its name
   */
  public static ReportFormat ofFile(String file) {
    String name = file.toLowerCase(Locale.ROOT);
    return Stream.of(values())
        .filter(format -> format.endings.stream().anyMatch(name::endsWith))
        .max((a, b) -> Integer.compare(a.longestEndingOf(name), b.longestEndingOf(name)))
        .orElseThrow(() ->
            new Failure.Misconfigured(
                Finding.error(
                        Code.BAD_VALUE,
                        "`report` names `%s`, and no format has this ending.".formatted(file))
                    .help("Use one of the endings " + endings() + ".")));
  }

  private static String endings() {
    return Arrays.stream(values())
        .flatMap(format -> format.endings.stream())
        .map(ending -> "`" + ending + "`")
        .collect(Collectors.joining(", "));
  }

  private int longestEndingOf(String name) {
    return endings.stream().filter(name::endsWith).mapToInt(String::length).max().orElse(0);
  }

  /** Returns the word of the format, as {@code --format} takes it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the schema of the database is part of the report. */
  boolean drawsSchema() {
    return this == HTML;
  }

  String render(Report report) {
    return renderer().render(report);
  }

  private ReportRenderer renderer() {
    return switch (this) {
      case JSON -> new JsonReport();
      case SARIF -> new SarifReport(code -> FindingPages.page(code.id()));
      case JUNIT -> new JunitReport();
      case MARKDOWN -> new MarkdownReport();
      case HTML -> new ReportPage();
      case GITHUB -> new GithubAnnotations();
      case GITLAB -> new GitlabCodeQuality();
    };
  }
}
