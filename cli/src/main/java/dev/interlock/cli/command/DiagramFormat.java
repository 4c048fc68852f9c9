package dev.interlock.cli.command;

import dev.interlock.cli.line.Flag;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.report.diagram.DbmlWriter;
import dev.interlock.report.diagram.Detail;
import dev.interlock.report.diagram.Diagram;
import dev.interlock.report.diagram.MermaidWriter;
import dev.interlock.report.diagram.SvgWriter;
import dev.interlock.report.html.DiagramPage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The format of a diagram. */
enum DiagramFormat {
  SVG("svg"),
  MERMAID("mmd", "mermaid"),
  DBML("dbml"),
  HTML("html", "htm");

  static final Flag.Value<DiagramFormat> FLAG =
      new Flag.Value<>(
              "format",
              "FORMAT",
              "svg, mermaid, dbml or html; by default the one of --output's ending, or else svg",
              DiagramFormat::parse)
          .withChoices(List.of("svg", "mermaid", "dbml", "html"));

  @SuppressWarnings("ImmutableEnumChecker") // List.of returns a list that cannot change.
  private final List<String> endings;

  DiagramFormat(String... endings) {
    this.endings = List.of(endings);
  }

  private static DiagramFormat parse(String word) {
    for (DiagramFormat format : values()) {
      if (format.name().toLowerCase(Locale.ROOT).equals(word)) {
        return format;
      }
    }
    throw new IllegalArgumentException("is not `svg`, `mermaid`, `dbml` or `html`");
  }

  /**
   * Returns the format of a file; SVG for standard output.
   *
   * @throws Failure.Misconfigured if the ending of the file belongs to no format
   */
  static DiagramFormat of(Optional<String> file) {
    if (file.isEmpty()) {
      return SVG;
    }
    String name = file.get();
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    for (DiagramFormat format : values()) {
      if (format.endings.contains(ending)) {
        return format;
      }
    }
    throw new Failure.Misconfigured(
        Finding.error(
                Code.USAGE,
                "the ending of `%s` does not say which format to write.".formatted(name))
            .help("Add `--format svg`, `mermaid`, `dbml` or `html`."));
  }

  String write(Diagram diagram, Detail detail) {
    return switch (this) {
      case SVG -> SvgWriter.document(diagram, detail);
      case MERMAID -> MermaidWriter.document(diagram, detail);
      case DBML -> DbmlWriter.document(diagram);
      case HTML -> DiagramPage.of(diagram, detail);
    };
  }
}
