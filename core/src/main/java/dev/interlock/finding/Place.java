package dev.interlock.finding;

import java.util.Optional;

/**
 * The place that a finding points at: a file, and a marked range of one line of it.
 *
 * @param file path as the user would write it, relative to the project folder where possible
 * @param line 1-based; 0 when the whole file is meant
 * @param column 1-based, in characters; 0 when the whole line is meant
 * @param excerpt the text of that line and the length of the mark
 */
public record Place(String file, int line, int column, Optional<Excerpt> excerpt) {

  /**
   * One line of a file with a mark under it.
   *
   * @param text the whole line, without its line end
   * @param length number of characters marked from the place's column on; at least 1
   */
  public record Excerpt(String text, int length) {
    public Excerpt {
      length = Math.max(1, length);
    }
  }

  /** Returns the whole file as a place. */
  public static Place file(String file) {
    return new Place(file, 0, 0, Optional.empty());
  }

  /** Returns one line, without an excerpt. */
  public static Place line(String file, int line) {
    return new Place(file, line, 0, Optional.empty());
  }

  /**
   * Returns a range of {@code content}, with its line as the excerpt.
   *
   * @param content the whole text of the file
   * @param offset 0-based character offset of the first marked character
   * @param length characters to mark; cut at the end of the line
   */
  public static Place in(String file, String content, int offset, int length) {
    int at = Math.max(0, Math.min(offset, content.length()));
    int start = content.lastIndexOf('\n', at - 1) + 1;
    int newline = content.indexOf('\n', at);
    int end = newline < 0 ? content.length() : newline;
    if (end > start && content.charAt(end - 1) == '\r') {
      end--;
    }
    int line = 1 + (int) content.substring(0, start).chars().filter(c -> c == '\n').count();
    int marked = Math.max(1, Math.min(length, end - at));
    var excerpt = new Excerpt(content.substring(start, Math.max(start, end)), marked);
    return new Place(file, line, at - start + 1, Optional.of(excerpt));
  }

  /** Returns {@code file:line:column}, with the parts that are known. */
  @Override
  public String toString() {
    if (line == 0) {
      return file;
    }
    return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
  }
}
