package dev.interlock.alembic.revision;

import java.util.Locale;
import java.util.Set;

/** String literals of Python (Python Language Reference, section 2.5). */
final class PythonString {

  private static final Set<String> PREFIXES =
      Set.of("", "r", "u", "b", "br", "rb", "f", "fr", "rf", "t", "tr", "rt");

  private PythonString() {}

  static boolean isPrefix(String word) {
    return PREFIXES.contains(word.toLowerCase(Locale.ROOT));
  }

  /**
   * Returns the offset after a string.
   *
   * @param start the offset of its prefix
   * @param quote the offset of its first quote
   */
  static int end(String text, int start, int quote) {
    String one = text.substring(quote, quote + 1);
    boolean isLong = text.startsWith(one.repeat(3), quote);
    String close = isLong ? one.repeat(3) : one;
    int at = quote + close.length();
    while (at < text.length() && (isLong || text.charAt(at) != '\n')) {
      if (text.charAt(at) == '\\') {
        at += 2;
      } else if (text.startsWith(close, at)) {
        return at + close.length();
      } else {
        at++;
      }
    }
    throw new NotPython("has a string that is not closed", start, close.length());
  }

  /**
   * Returns the value of a string.
   *
   * @throws NotPython if it is bytes, has expressions inside, or has an escape by a name
   */
  static String value(Token token) {
    String written = token.text();
    int quote = 0;
    while (written.charAt(quote) != '"' && written.charAt(quote) != '\'') {
      quote++;
    }
    String prefix = written.substring(0, quote).toLowerCase(Locale.ROOT);
    if (prefix.contains("f") || prefix.contains("t") || prefix.contains("b")) {
      throw new NotPython("is not a plain text", token.offset(), written.length());
    }
    String one = written.substring(quote, quote + 1);
    int quotes = written.startsWith(one.repeat(3), quote) ? 3 : 1;
    String inside = written.substring(quote + quotes, written.length() - quotes);
    return prefix.contains("r") || inside.indexOf('\\') < 0
        ? inside
        : new PythonEscapes(inside, token.offset()).decoded();
  }
}
