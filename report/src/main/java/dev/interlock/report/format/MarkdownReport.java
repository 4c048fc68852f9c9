package dev.interlock.report.format;

import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import dev.interlock.report.Report;
import dev.interlock.report.ReportRenderer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The report as Markdown, for a comment on a pull request or the summary of a CI job: the outcome,
 * the findings with errors first, and the SQL of the plan. It fits into one comment of GitHub: what
 * does not fit is left out and counted.
 */
public final class MarkdownReport implements ReportRenderer {

  /** The limit of a comment on GitHub, in characters, less room for the sentence about the rest. */
  private static final int MOST = 65_536 - 300;

  /** Lets a CI job find the comment of the run before and replace it. */
  private static final String MARK = "<!-- interlock %s -->\n";

  @Override
  public String render(Report report) {
    var document = new Bounded(MOST);
    document.add(head(report));
    document.addAll(
        report.findings().stream().sorted(bySeverity()).map(MarkdownReport::finding).toList(),
        "finding");
    if (!report.plan().isEmpty()) {
      document.add("\n#### Plan\n");
      document.addAll(report.plan().stream().map(MarkdownReport::planned).toList(), "migration");
    }
    return document.text();
  }

  private static Comparator<Finding> bySeverity() {
    return Comparator.comparing(Finding::severity);
  }

  private static String head(Report report) {
    String mark = report.outcome().isSuccess() ? "✅" : "❌";
    var facts = new ArrayList<String>();
    for (Severity severity : Severity.values()) {
      long count = report.findings().stream().filter(each -> each.severity() == severity).count();
      if (count > 0) {
        facts.add(counted(count, severity.name().toLowerCase(Locale.ROOT)));
      }
    }
    if (report.plan().isEmpty() && !report.migrations().isEmpty()) {
      facts.add(counted(report.migrations().size(), "migration"));
    }
    report
        .database()
        .map(database -> "database " + MarkdownText.code(database.name()))
        .ifPresent(facts::add);
    facts.add(seconds(report));
    return MARK.formatted(report.command())
        + "### %s `interlock %s`: %s\n"
            .formatted(mark, report.command(), report.outcome().meaning())
        + "\n"
        + String.join(" · ", facts)
        + "\n"
        + report.summary().stream()
            .map(sentence -> "\n" + MarkdownText.escaped(sentence) + "\n")
            .collect(Collectors.joining());
  }

  private static String finding(Finding finding) {
    String icon =
        switch (finding.severity()) {
          case ERROR -> "🔴";
          case WARNING -> "🟡";
          case NOTE -> "🔵";
        };
    String place =
        finding.place().map(where -> "\n" + MarkdownText.code(where.toString()) + "\n").orElse("");
    String excerpt =
        finding
            .place()
            .filter(where -> finding.severity() != Severity.NOTE)
            .flatMap(where -> where.excerpt())
            .map(line -> "\n" + MarkdownText.block("sql", line.text().strip()))
            .orElse("");
    String notes =
        finding.notes().stream()
            .map(note -> "- " + MarkdownText.escaped(note) + "\n")
            .collect(Collectors.joining());
    String help =
        finding.help().map(text -> "\n**Help:** " + MarkdownText.escaped(text) + "\n").orElse("");
    return Stream.of(
            "\n%s **%s** %s\n"
                .formatted(icon, finding.code(), MarkdownText.escaped(finding.message())),
            place,
            excerpt,
            notes.isEmpty() ? "" : "\n" + notes,
            help)
        .collect(Collectors.joining());
  }

  private static String planned(Report.Planned planned) {
    return "\n<details><summary>%s %s</summary>\n\n%s\n</details>\n"
        .formatted(
            MarkdownText.html(planned.id().toString()),
            MarkdownText.html(planned.file()),
            MarkdownText.block("sql", planned.sql().strip()));
  }

  private static String seconds(Report report) {
    return String.format(Locale.ROOT, "%.1f s", report.took().toMillis() / 1000.0);
  }

  private static String counted(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** A text that stays below a number of characters. */
  private static final class Bounded {

    private final int most;
    private final StringBuilder text = new StringBuilder();

    Bounded(int most) {
      this.most = most;
    }

    void add(String part) {
      text.append(part, 0, Math.min(part.length(), Math.max(0, most - text.length())));
    }

    /** Adds each part as a whole, or counts it. */
    void addAll(List<String> parts, String noun) {
      long left = 0;
      for (String part : parts) {
        if (text.length() + part.length() <= most) {
          text.append(part);
        } else {
          left++;
        }
      }
      if (left > 0) {
        text.append(
            "\n%s left out, because a comment holds 65,536 characters.\n"
                .formatted(counted(left, noun)));
      }
    }

    String text() {
      return text.toString();
    }
  }
}
