package dev.interlock.postgresql.script;

import java.util.Optional;

/** The escapes of {@code U&"…"}: {@code \XXXX}, {@code \+XXXXXX} and the doubled escape itself. */
final class UnicodeEscapes {

  private UnicodeEscapes() {}

  /** Decodes the text; empty if an escape is malformed. */
  static Optional<String> decode(String text, char escape) {
    var decoded = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != escape) {
        decoded.append(c);
        at++;
      } else if (at + 1 < text.length() && text.charAt(at + 1) == escape) {
        decoded.append(escape);
        at += 2;
      } else {
        boolean plus = text.startsWith("+", at + 1);
        int digits = at + (plus ? 2 : 1);
        int end = digits + (plus ? 6 : 4);
        int codePoint = codePoint(text, digits, end);
        if (codePoint < 0) {
          return Optional.empty();
        }
        decoded.appendCodePoint(codePoint);
        at = end;
      }
    }
    return Optional.of(decoded.toString());
  }

  /** Returns the code point; -1 if the text is not one in hexadecimal digits. */
  private static int codePoint(String text, int from, int to) {
    if (to > text.length()) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < to; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      value = value * 16 + digit;
    }
    return Character.isValidCodePoint(value) ? value : -1;
  }
}
