package dev.interlock.script.token;

/**
 * Case folding as SQL servers do it for unquoted words: only {@code A}–{@code Z} fold.
 *
 * <p>Unicode folding would turn {@code ROLLBAC\u212A}, with a Kelvin sign, into a keyword.
 */
public final class Ascii {

  private Ascii() {}

  /** Returns the text with {@code A}–{@code Z} in lower case. */
  public static String fold(String text) {
    var folded = text.toCharArray();
    for (int i = 0; i < folded.length; i++) {
      folded[i] = fold(folded[i]);
    }
    return new String(folded);
  }

  static boolean equalsFolded(String script, SqlToken token, String word) {
    if (token.length() != word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (fold(script.charAt(token.start() + i)) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static char fold(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
  }
}
