package dev.interlock.cli.output;

import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.finding.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints a finding: consequence first, then the SQL with the place marked, then what to do. A mere
 * note names its place and does not show it.
 */
public record FindingText(Ink ink) {

  /** Lines without line ends. */
  public List<String> lines(Finding finding) {
    var lines = new ArrayList<String>();
    lines.add(headline(finding));
    finding.place().ifPresent(place -> lines.add(ink.blue("  --> ") + place));
    finding
        .place()
        .filter(place -> finding.severity() != Severity.NOTE)
        .ifPresent(place -> place.excerpt().ifPresent(excerpt -> excerpt(place, excerpt, lines)));
    finding.notes().forEach(note -> lines.add(ink.blue("   = ") + note));
    finding.help().ifPresent(help -> lines.add(ink.green("help: ") + help));
    return lines;
  }

  private String headline(Finding finding) {
    String code = "[" + finding.code() + "]";
    return switch (finding.severity()) {
          case ERROR -> ink.red("error" + code);
          case WARNING -> ink.yellow("warning" + code);
          case NOTE -> ink.blue("note" + code);
        }
        + " "
        + ink.bold(finding.message());
  }

  private void excerpt(Place place, Place.Excerpt excerpt, List<String> lines) {
    String number = Integer.toString(place.line());
    String margin = " ".repeat(number.length() + 1) + " |";
    String before =
        excerpt.text().substring(0, Math.min(place.column() - 1, excerpt.text().length()));
    lines.add(ink.blue(margin));
    lines.add(ink.blue(" " + number + " |") + " " + shown(excerpt.text()));
    lines.add(
        ink.blue(margin)
            + " "
            + " ".repeat(shown(before).length())
            + ink.red("^".repeat(excerpt.length())));
  }

  /** A tab would move the mark; a control character would move the cursor. */
  private static String shown(String text) {
    return text.replace("\t", "    ").replaceAll("\\p{Cntrl}", "?");
  }
}
