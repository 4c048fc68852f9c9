package dev.interlock.cli.output;

import dev.interlock.finding.text.Ink;
import dev.interlock.finding.text.TextWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Prints the Markdown of Interlock's own pages on a terminal: headings, paragraphs, lists, code and
 * links. Tables and other blocks are printed as they are written.
 */
public record MarkdownText(Ink ink, TextWidth width) {

  /** Longer lines are hard to read, however wide the terminal is. */
  private static final int WIDEST = 80;

  private static final String FENCE = "```";
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)]\\(([^)]+)\\)");
  private static final Pattern STRONG = Pattern.compile("\\*\\*([^*]+)\\*\\*");
  private static final Pattern ITEM = Pattern.compile("(?:-|\\d+\\.) .*");

  public MarkdownText {
    width = width.atMost(WIDEST);
  }

  /** Returns the text with a line end after each line. */
  public String of(String markdown) {
    var page = new Page();
    markdown.lines().forEach(page::read);
    page.endBlock();
    return String.join("\n", page.lines) + "\n";
  }

  /** Returns a link as its text, followed by its target unless the text says the same. */
  private static String link(MatchResult link) {
    String text = link.group(1);
    String target = link.group(2).replaceFirst("#.*", "");
    boolean isSaid = target.equals(text + ".md") || target.startsWith("../../");
    return isSaid ? text : text + " (" + target.replaceFirst("^\\.\\./", "docs/") + ")";
  }

  /** The page so far, and the block that is being read. */
  private final class Page {

    private final List<String> lines = new ArrayList<>();
    private final StringBuilder block = new StringBuilder();
    private boolean isCode;

    void read(String line) {
      if (line.startsWith(FENCE)) {
        endBlock();
        isCode = !isCode;
      } else if (isCode) {
        lines.add(line.isEmpty() ? "" : "    " + line);
      } else if (line.isBlank() || line.startsWith("#") || line.startsWith("|")) {
        endBlock();
        lines.add(line.startsWith("#") ? ink.bold(line.replaceFirst("^#+ ", "")) : line);
      } else {
        if (ITEM.matcher(line).matches()) {
          endBlock();
        }
        block.append(block.isEmpty() ? "" : " ").append(line.strip());
      }
    }

    /** Adds the paragraph or list item, with its words wrapped. */
    void endBlock() {
      if (block.isEmpty()) {
        return;
      }
      String text = LINK.matcher(block).replaceAll(found -> quoted(link(found)));
      text = STRONG.matcher(text).replaceAll(found -> quoted(found.group(1)));
      int margin = ITEM.matcher(text).matches() ? text.indexOf(' ') + 1 : 0;
      lines.addAll(width.wrap(text, 0, margin));
      block.setLength(0);
    }

    private static String quoted(String replacement) {
      return java.util.regex.Matcher.quoteReplacement(replacement);
    }
  }
}
