package dev.interlock.layout;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a file above its first statement: empty lines and comments, within the first 64 KiB.
 *
 * @param text the file's first characters, without a byte order mark
 * @param lines the {@code --} lines of the header
 */
public record Header(String text, List<Line> lines) {

  private static final int LIMIT = 64 * 1024;

  /**
   * One {@code --} comment line.
   *
   * @param text the text after the dashes, without trailing spaces and line end
   * @param offset 0-based character offset of {@code text} in the file
   */
  public record Line(String text, int offset) {}

  public Header {
    lines = List.copyOf(lines);
  }

  /** Reads the header of a file's bytes. For most files the first byte shows that there is none. */
  static Header of(byte[] content) {
    int start = Utf8Text.bomLength(content);
    if (!mayBegin(content, start)) {
      return new Header("", List.of());
    }
    int length = Math.min(content.length - start, LIMIT);
    return of(new String(content, start, length, StandardCharsets.UTF_8));
  }

  private static boolean mayBegin(byte[] content, int start) {
    int at = start;
    while (at < content.length && content[at] >= 0 && content[at] <= ' ') {
      at++;
    }
    return at < content.length && (content[at] == '-' || content[at] == '/');
  }

  private static Header of(String text) {
    return of(text, 0);
  }

  /** Reads the header that begins at an offset of a text. */
  static Header of(String text, int from) {
    var lines = new ArrayList<Line>();
    boolean inBlock = false;
    int end;
    for (int start = from; start < text.length(); start = end + 1) {
      end = lineEnd(text, start);
      String line = text.substring(start, end).strip();
      if (inBlock || line.startsWith("/*")) {
        inBlock = !line.endsWith("*/");
      } else if (line.startsWith("--")) {
        lines.add(new Line(line.substring(2), text.indexOf("--", start) + 2));
      } else if (!line.isEmpty()) {
        break;
      }
    }
    return new Header(text, lines);
  }

  private static int lineEnd(String text, int start) {
    int newline = text.indexOf('\n', start);
    return newline < 0 ? text.length() : newline;
  }
}
