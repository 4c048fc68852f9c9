package dev.interlock.report.diagram;

import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.util.Set;

/** Names as people can read them: on one line, without characters that hide or turn others. */
public final class VisibleText {

  /** The Unicode block of the pictures of control characters. */
  private static final int CONTROL_PICTURES = 0x2400;

  private static final int DELETE = 0x7F;
  private static final int REPLACEMENT = 0xFFFD;

  private static final UnicodeBlock FULL_WIDTH = UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS;

  private static final Set<UnicodeScript> WIDE =
      Set.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL,
          UnicodeScript.BOPOMOFO);

  private VisibleText() {}

  /** Returns the text with a sign in place of each control or invisible character. */
  public static String of(String text) {
    var visible = new StringBuilder(text.length());
    text.codePoints().map(VisibleText::visible).forEach(visible::appendCodePoint);
    return visible.toString();
  }

  private static int visible(int character) {
    if (character < ' ') {
      return CONTROL_PICTURES + character;
    }
    return switch (Character.getType(character)) {
      case Character.CONTROL -> character == DELETE ? CONTROL_PICTURES + '!' : REPLACEMENT;
      case Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          REPLACEMENT;
      default -> character;
    };
  }

  /** Returns the beginning of a text that takes at most this many columns of a monospaced font. */
  static String atMost(String text, int columns) {
    if (width(text) <= columns) {
      return text;
    }
    var shortened = new StringBuilder();
    int used = 1;
    for (int character : text.codePoints().toArray()) {
      used += width(character);
      if (used > columns) {
        break;
      }
      shortened.appendCodePoint(character);
    }
    return shortened.append('…').toString();
  }

  /** Returns the number of columns of a monospaced font; an ideograph or emoji takes two. */
  static int width(String text) {
    return text.codePoints().map(VisibleText::width).sum();
  }

  private static int width(int character) {
    boolean combining = Character.getType(character) == Character.NON_SPACING_MARK;
    boolean wide =
        character > 0x1100
            && (WIDE.contains(UnicodeScript.of(character))
                || Character.isEmoji(character)
                || FULL_WIDTH.equals(UnicodeBlock.of(character)));
    return combining ? 0 : wide ? 2 : 1;
  }
}
