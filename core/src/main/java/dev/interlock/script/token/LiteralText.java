package dev.interlock.script.token;

/** The text of a literal without its prefix and quotes, also of one that is never closed. */
final class LiteralText {

  private LiteralText() {}

  /** As it is written between the quotes. */
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

  /** With doubled quotes and backslashes before a quote as the single characters they mean. */
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
