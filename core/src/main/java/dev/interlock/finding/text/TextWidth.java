package dev.interlock.finding.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The number of columns of a terminal, so that lines break between words and not where the terminal
 * wraps them. A word longer than a line stays whole.
 */
public record TextWidth(int columns) {

  /** For files, pipes and platforms, where each message is one line. */
  public static final TextWidth UNLIMITED = new TextWidth(Integer.MAX_VALUE);

  /** Set by the launcher if a person watches. */
  private static final String PROPERTY = "interlock.columns";

  private static final String VARIABLE = "COLUMNS";

  /** A column of text narrower than this is harder to read than one that the terminal breaks. */
  private static final int NARROWEST = 20;

  /** The width that the variable sets, or else the launcher. */
  public static TextWidth of(Map<String, String> environment) {
    String said = environment.getOrDefault(VARIABLE, System.getProperty(PROPERTY, ""));
    boolean isNumber = said.matches("[0-9]{1,4}");
    return isNumber && Integer.parseInt(said) >= NARROWEST
        ? new TextWidth(Integer.parseInt(said))
        : UNLIMITED;
  }

  /** Returns the smaller of the two widths. */
  public TextWidth atMost(int other) {
    return new TextWidth(Math.min(columns, other));
  }

  /**
   * Returns the lines of a text: the first without its prefix, the others with their margin.
   *
   * @param before columns that the prefix takes in the first line
   * @param margin spaces before every other line
   */
  public List<String> wrap(String text, int before, int margin) {
    if (before + text.length() <= columns) {
      return List.of(text);
    }
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    int room = columns - before;
    for (String word : text.split(" ", -1)) {
      boolean fits = line.isEmpty() || line.length() + 1 + word.length() <= room;
      if (!fits) {
        lines.add(line.toString());
        line.setLength(0);
        line.append(" ".repeat(margin));
        room = columns;
      }
      line.append(line.isEmpty() || !fits ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /** Returns the beginning of a text, so that it fits on one line. */
  public String shortened(String text) {
    if (text.length() <= columns) {
      return text;
    }
    String cut = text.substring(0, columns - 1);
    int space = text.charAt(columns - 1) == ' ' ? columns - 1 : cut.lastIndexOf(' ');
    return (space > columns / 2 ? cut.substring(0, space) : cut) + "…";
  }
}
