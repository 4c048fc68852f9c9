package dev.interlock.script.token;

/** Strips a literal's prefix and quotes, also if the literal is never closed. */
final class LiteralText {

  private LiteralText() {}

  /** Returns the text as written between the quotes. */
  static String inside(String literal) {
    if (literal.startsWith("$")) {
      int tag = literal.indexOf('$', 1) + 1;
      return without(literal, tag, literal.substring(0, tag));
    }
    int quote = literal.indexOf('\'');
    return quote < 0 ? literal : without(literal, quote + 1, "'");
  }

  private static String without(String literal, int start, String closing) {
    boolean isClosed = literal.length() >= start + closing.length() && literal.endsWith(closing);
    return literal.substring(start, literal.length() - (isClosed ? closing.length() : 0));
  }

  /** Returns the text with doubled quotes and backslash-escaped quotes unescaped. */
  static String meaning(String literal) {
    String inside = inside(literal);
    if (literal.startsWith("$")) {
      return inside;
    }
    String unescaped =
        literal.startsWith("E") || literal.startsWith("e")
            ? inside.replace("\\'", "'").replace("\\\\", "\\").replace("\\n", "\n")
            : inside;
    return unescaped.replace("''", "'");
  }
}
