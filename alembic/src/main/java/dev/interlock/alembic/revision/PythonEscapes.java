package dev.interlock.alembic.revision;

/** The escapes inside of a string (Python Language Reference, section 2.5.1). */
final class PythonEscapes {

  private static final String LETTERS = "abfnrtv\\'\"";
  private static final String MEANT = "\u0007\b\f\n\r\t\u000B\\'\"";

  private final String inside;
  private final int offset;
  private final StringBuilder decoded = new StringBuilder();
  private int at;

  /**
   * @param offset the offset of the string in its file, for a problem
   */
  PythonEscapes(String inside, int offset) {
    this.inside = inside;
    this.offset = offset;
  }

  String decoded() {
    while (at < inside.length()) {
      char c = inside.charAt(at++);
      if (c == '\\') {
        escape(inside.charAt(at++));
      } else {
        decoded.append(c);
      }
    }
    return decoded.toString();
  }

  private void escape(char letter) {
    int known = LETTERS.indexOf(letter);
    if (known >= 0) {
      decoded.append(MEANT.charAt(known));
    } else {
      switch (letter) {
        case '\n' -> {}
        case 'x' -> codePoint(2);
        case 'u' -> codePoint(4);
        case 'U' -> codePoint(8);
        case 'N' -> throw bad();
        default -> otherwise(letter);
      }
    }
  }

  /** Octal digits, or an escape that Python does not know and leaves as it is. */
  private void otherwise(char letter) {
    int end = --at;
    while (end < inside.length() && end < at + 3 && "01234567".indexOf(inside.charAt(end)) >= 0) {
      end++;
    }
    if (end > at) {
      decoded.append((char) Integer.parseInt(inside.substring(at, end), 8));
      at = end;
    } else {
      decoded.append('\\').append(letter);
      at++;
    }
  }

  private void codePoint(int digits) {
    int end = at + digits;
    if (end > inside.length() || !inside.substring(at, end).matches("[0-9A-Fa-f]+")) {
      throw bad();
    }
    long point = Long.parseLong(inside.substring(at, end), 16);
    if (point > Character.MAX_CODE_POINT) {
      throw bad();
    }
    decoded.appendCodePoint((int) point);
    at = end;
  }

  private NotPython bad() {
    return new NotPython("has an escape that cannot be read", offset, 1);
  }
}
