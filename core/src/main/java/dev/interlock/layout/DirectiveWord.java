package dev.interlock.layout;

import dev.interlock.history.MigrationId;
import dev.interlock.history.Version;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Encodes a version as a word of a directive. A character of a name that would end the word is
 * written as a percent sign and four hexadecimal digits.
 */
public final class DirectiveWord {

  private static final Pattern CODED = Pattern.compile("%([0-9A-F]{4})");

  private DirectiveWord() {}

  /** Returns the word for a version. */
  public static String of(Version version) {
    var word = new StringBuilder();
    for (char c : MigrationId.of(version).toString().toCharArray()) {
      if (Character.isWhitespace(c) || c == ',' || c == '"' || c == '%') {
        word.append("%%%04X".formatted((int) c));
      } else {
        word.append(c);
      }
    }
    return word.toString();
  }

  /** Decodes a word. */
  static String plain(String word) {
    return CODED
        .matcher(word)
        .replaceAll(found ->
            Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
  }
}
