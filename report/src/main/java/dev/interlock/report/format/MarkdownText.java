package dev.interlock.report.format;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text as Markdown (CommonMark, GitHub's dialect). Code spans of a message stay; everything else is
 * escaped, so that no name becomes markup, a link or a mention.
 */
final class MarkdownText {

  private static final Pattern SPAN = Pattern.compile("`([^`\\n]+)`");

  /** An underscore inside a word is not markup. */
  private static final Pattern MARKUP =
      Pattern.compile("[\\\\`*\\[\\]|~#]|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])");

  private static final Pattern RUN = Pattern.compile("`+");

  private MarkdownText() {}

  /** Returns a sentence, on one line. */
  static String escaped(String sentence) {
    String line = sentence.replaceAll("\\s*\\R\\s*", " ");
    var text = new StringBuilder();
    Matcher spans = SPAN.matcher(line);
    int from = 0;
    while (spans.find()) {
      text.append(plain(line.substring(from, spans.start()))).append(spans.group());
      from = spans.end();
    }
    return text.append(plain(line.substring(from))).toString();
  }

  /** Escapes every character that begins markup; after {@code @} GitHub would notify a person. */
  private static String plain(String text) {
    return MARKUP.matcher(html(text)).replaceAll("\\\\$0").replace("@", "&#64;");
  }

  static String html(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** Returns text as a code span, whatever it contains. */
  static String code(String text) {
    String line = text.replaceAll("\\R", " ");
    String fence = "`".repeat(longestRun(line) + 1);
    String room = line.startsWith("`") || line.endsWith("`") ? " " : "";
    return fence + room + line + room + fence;
  }

  /** Returns text as a fenced block with a line end, whatever it contains. */
  static String block(String language, String text) {
    String fence = "`".repeat(Math.max(3, longestRun(text) + 1));
    return fence + language + "\n" + text + "\n" + fence + "\n";
  }

  private static int longestRun(String text) {
    return RUN.matcher(text).results().mapToInt(run -> run.group().length()).max().orElse(0);
  }
}
