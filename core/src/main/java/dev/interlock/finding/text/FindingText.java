package dev.interlock.finding.text;

import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints a finding: consequence first, then the SQL with the place marked, then the remedy. A note
 * names its place but does not show it.
 */
public record FindingText(Ink ink, TextWidth width) {

  private static final int CONTINUED = 2;

  public FindingText(Ink ink) {
    this(ink, TextWidth.UNLIMITED);
  }

  /** Returns the lines without line ends. */
  public List<String> lines(Finding finding) {
    var lines = new ArrayList<String>();
    headline(finding, lines);
    finding.place().ifPresent(place -> lines.add(ink.blue("  --> ") + place));
    finding
        .place()
        .filter(place -> finding.severity() != Severity.NOTE)
        .ifPresent(place -> place.excerpt().ifPresent(excerpt -> excerpt(place, excerpt, lines)));
    finding.notes().forEach(note -> wrapped(ink.blue("   = "), 5, note, lines));
    finding.help().ifPresent(help -> wrapped(ink.green("help: "), 6, help, lines));
    return lines;
  }

  private void headline(Finding finding, List<String> lines) {
    String code = finding.severity().name().toLowerCase(Locale.ROOT) + "[" + finding.code() + "]";
    String colored =
        switch (finding.severity()) {
          case ERROR -> ink.red(code);
          case WARNING -> ink.yellow(code);
          case NOTE -> ink.blue(code);
        };
    List<String> text = width.wrap(finding.message(), code.length() + 1, CONTINUED);
    lines.add(colored + " " + ink.bold(text.getFirst()));
    text.stream().skip(1).map(ink::bold).forEach(lines::add);
  }

  /**
   * Appends text after a prefix, with its continuation lines indented to the end of the prefix.
   *
   * @param columns width of the prefix
   */
  private void wrapped(String before, int columns, String text, List<String> lines) {
    List<String> wrapped = width.wrap(text, columns, columns);
    lines.add(before + wrapped.getFirst());
    lines.addAll(wrapped.subList(1, wrapped.size()));
  }

  private void excerpt(Place place, Place.Excerpt excerpt, List<String> lines) {
    String number = Integer.toString(place.line());
    String margin = " ".repeat(number.length() + 1) + " |";
    String text = shown(excerpt.text());
    String before =
        excerpt.text().substring(0, Math.min(place.column() - 1, excerpt.text().length()));
    Marked marked =
        new Marked(text, shown(before).length(), excerpt.length())
            .in(width.columns() - margin.length() - 1);
    lines.add(ink.blue(margin));
    lines.add(ink.blue(" " + number + " |") + " " + marked.text());
    lines.add(
        ink.blue(margin) + " " + " ".repeat(marked.start()) + ink.red("^".repeat(marked.length())));
  }

  /** A line of SQL and its marked part. */
  private record Marked(String text, int start, int length) {

    private static final int BEFORE = 8;

    /** Cuts the line to {@code columns} around the mark, so that the terminal does not wrap it. */
    Marked in(int columns) {
      if (text.length() <= columns) {
        return this;
      }
      boolean isNear = start + Math.min(length, columns) <= columns - 1;
      int from = isNear ? 0 : Math.max(0, start - BEFORE);
      int room = columns - (from > 0 ? 2 : 1);
      int to = Math.min(text.length(), from + room);
      String shown =
          (from > 0 ? "…" : "") + text.substring(from, to) + (to < text.length() ? "…" : "");
      int at = start - from + (from > 0 ? 1 : 0);
      return new Marked(shown, at, Math.max(1, Math.min(length, columns - at)));
    }
  }

  /**
   * Replaces tabs and control characters: a tab would shift the mark, a control character would
   * move the cursor.
   */
  private static String shown(String text) {
    return text.replace("\t", "    ").replaceAll("\\p{Cntrl}", "?");
  }
}
