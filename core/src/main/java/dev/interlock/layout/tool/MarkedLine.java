package dev.interlock.layout.tool;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of a text.
 *
 * @param text without its line end
 * @param start 0-based offset of its first character
 * @param next offset of the next line
 */
record MarkedLine(String text, int start, int next) {

  static List<MarkedLine> of(String text) {
    var lines = new ArrayList<MarkedLine>();
    int start = 0;
    while (start < text.length()) {
      int newline = text.indexOf('\n', start);
      int next = newline < 0 ? text.length() : newline + 1;
      lines.add(new MarkedLine(text.substring(start, next).stripTrailing(), start, next));
      start = next;
    }
    return lines;
  }

  /** Whether the line is neither empty nor a {@code --} comment. */
  boolean hasContent() {
    String stripped = text.strip();
    return !stripped.isEmpty() && !stripped.startsWith("--");
  }

  Sections.Problem problem(String message, String help) {
    return new Sections.Problem(message, help, start, Math.max(1, text.length()));
  }
}
