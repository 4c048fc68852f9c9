package dev.interlock.report.markup;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes elements of SVG or HTML, one after the other. All text and all values of attributes are
 * escaped, so that no name of a database can become markup. Not thread-safe.
 */
public final class MarkupWriter {

  private static final int REPLACEMENT = 0xFFFD;

  private final StringBuilder text = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Opens an element.
   *
   * @param attributes names and values by turns
   */
  public MarkupWriter open(String element, String... attributes) {
    start(element, attributes).append('>');
    open.push(element);
    return this;
  }

  /** Closes the element that was opened last. */
  public MarkupWriter close() {
    text.append("</").append(open.pop()).append('>');
    return this;
  }

  /** Writes an element that holds only text. */
  public MarkupWriter element(String element, String content, String... attributes) {
    return open(element, attributes).text(content).close();
  }

  /** Writes an element of SVG without content. */
  public MarkupWriter empty(String element, String... attributes) {
    start(element, attributes).append("/>");
    return this;
  }

  /** Writes text. */
  public MarkupWriter text(String content) {
    escape(content);
    return this;
  }

  /** Writes markup that is written already. */
  public MarkupWriter markup(CharSequence markup) {
    text.append(markup);
    return this;
  }

  /** Ends a line, for people who read the file. */
  public MarkupWriter line() {
    text.append('\n');
    return this;
  }

  private StringBuilder start(String element, String... attributes) {
    text.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      text.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      text.append('"');
    }
    return text;
  }

  private void escape(String content) {
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      switch (c) {
        case '<' -> text.append("&lt;");
        case '>' -> text.append("&gt;");
        case '&' -> text.append("&amp;");
        case '"' -> text.append("&quot;");
        case '\n', '\t' -> text.append(c);
        default -> text.append(isAllowed(c) ? c : (char) REPLACEMENT);
      }
    }
  }

  /** XML has no spelling for the other control characters (XML 1.0, production 2). */
  private static boolean isAllowed(char c) {
    return c >= ' ' && c != 0xFFFE && c != 0xFFFF;
  }

  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("not closed: " + open);
    }
    return text.toString();
  }
}
