package dev.interlock.gate.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One line of a log, or one line of the text inside a line of JSON.
 *
 * @param number 1-based, of the line in the log
 * @param text without colours and without the escapes of JSON
 */
record LogLine(int number, String text) {

  /** Longer lines hold dumps of data, not an error. */
  private static final int LONGEST = 20_000;

  /** Control sequences of terminals (ECMA-48), and whatever else cannot be printed. */
  private static final Pattern CONTROL =
      Pattern.compile("\u001b\\[[0-9;?]*[ -/]*[@-~]|[\\p{Cntrl}&&[^\t]]");

  private static final Pattern JSON = Pattern.compile("^[^{]{0,80}\\{\".*\\}\\s*$");

  /** Returns the lines of a log. */
  static List<LogLine> of(String log) {
    var lines = new ArrayList<LogLine>();
    int number = 0;
    for (String line : (Iterable<String>) log.lines()::iterator) {
      number++;
      String text = line.length() > LONGEST ? line.substring(0, LONGEST) : line;
      text = text.chars().allMatch(c -> c >= ' ') ? text : CONTROL.matcher(text).replaceAll("");
      if (text.indexOf('\\') >= 0 && JSON.matcher(text).matches()) {
        for (String inner : unescaped(text).split("\n", -1)) {
          lines.add(new LogLine(number, inner));
        }
      } else {
        lines.add(new LogLine(number, text));
      }
    }
    return lines;
  }

  /** Replaces the escapes of JSON, once; other escapes are kept. */
  private static String unescaped(String json) {
    var text = new StringBuilder();
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c != '\\' || i + 1 == json.length()) {
        text.append(c);
        continue;
      }
      char next = json.charAt(++i);
      switch (next) {
        case 'n' -> text.append('\n');
        case 't' -> text.append('\t');
        case 'r' -> {}
        case '"', '\\', '/' -> text.append(next);
        default -> text.append(c).append(next);
      }
    }
    return text.toString();
  }

  /** Whether the line continues the stack trace or the message of the one before it. */
  boolean isContinuation() {
    return text.isBlank()
        || Character.isWhitespace(text.charAt(0))
        || text.startsWith("...")
        || isInnerCause();
  }

  /** Whether the line begins the cause of the exception before it. */
  boolean isInnerCause() {
    String stripped = text.strip();
    return stripped.startsWith("Caused by:") || stripped.startsWith("[cause]:");
  }
}
