package dev.interlock.script;

import dev.interlock.script.token.Ascii;
import java.util.Optional;

/**
 * One statement of a script.
 *
 * @param text as written, without the terminating semicolon, leading or trailing white space and
 *     comments
 * @param offset 0-based character offset of {@code text} in the script
 * @param kind its effect on the transaction
 * @param copyData the lines after {@code COPY … FROM STDIN;}, without the closing {@code \.}; only
 *     for {@link StatementKind#COPY}
 */
public record Statement(String text, int offset, StatementKind kind, Optional<String> copyData) {

  /** Creates a statement without COPY data. */
  public static Statement of(String text, int offset, StatementKind kind) {
    return new Statement(text, offset, kind, Optional.empty());
  }

  /**
   * Returns the first word in lower case, such as {@code update}; empty if the statement does not
   * begin with one. Comments cannot precede it, because the text begins at the first token.
   */
  public String verb() {
    int end = 0;
    while (end < text.length() && isLetter(text.charAt(end))) {
      end++;
    }
    boolean isWhole = end == text.length() || !continuesWord(text.charAt(end));
    return isWhole ? Ascii.fold(text.substring(0, end)) : "";
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  /**
   * Whether a character continues a word in some product, so that the letters are not all of it.
   */
  private static boolean continuesWord(char c) {
    return c >= '0' && c <= '9' || c == '_' || c == '$' || c >= 0x80;
  }
}
