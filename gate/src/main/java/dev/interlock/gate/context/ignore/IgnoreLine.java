package dev.interlock.gate.context.ignore;

import dev.interlock.finding.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One line of an ignore file.
 *
 * @param file name of the file, for messages
 * @param number 1-based
 * @param text the line without its line end
 */
record IgnoreLine(String file, int number, String text) {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** Splits a text at its line feeds and removes a byte order mark. */
  static List<IgnoreLine> of(String file, String content) {
    String text = content.startsWith(BYTE_ORDER_MARK) ? content.substring(1) : content;
    var lines = new ArrayList<IgnoreLine>();
    for (String line : text.split("\n", -1)) {
      lines.add(new IgnoreLine(file, lines.size() + 1, line));
    }
    return lines;
  }

  /** The place of a pattern in the line. */
  Place at(String pattern) {
    String shown = text.stripTrailing();
    int start = Math.max(0, shown.indexOf(pattern));
    return new Place(
        file, number, start + 1, Optional.of(new Place.Excerpt(shown, pattern.length())));
  }
}
