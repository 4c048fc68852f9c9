package dev.interlock.history;

/** Makes names from a file system safe to print on a terminal. */
public final class Printable {

  private Printable() {}

  /**
   * Returns the text with every character escaped that a terminal would interpret or hide (control,
   * formatting, line and paragraph separators, unpaired surrogates).
   */
  public static String of(String text) {
    return isPrintable(text) ? text : escaped(text);
  }

  /** Whether {@link #of} would return the text unchanged. */
  public static boolean isPrintable(String text) {
    return isPlainAscii(text) || text.codePoints().allMatch(Printable::isPlain);
  }

  /** The common case, without the cost of a stream at start-up. */
  private static boolean isPlainAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }

  private static String escaped(String text) {
    var safe = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          if (isPlain(c)) {
            safe.appendCodePoint(c);
          } else {
            safe.append(escape(c));
          }
        });
    return safe.toString();
  }

  private static String escape(int codePoint) {
    return switch (codePoint) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> String.format(codePoint > 0xFFFF ? "\\U%08x" : "\\u%04x", codePoint);
    };
  }

  private static boolean isPlain(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> codePoint != '\uFFFD';
    };
  }
}
