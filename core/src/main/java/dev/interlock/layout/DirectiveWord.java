package dev.interlock.layout;

import dev.interlock.history.MigrationId;
import dev.interlock.history.Version;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version as a word of a directive. Names may hold what ends a word there, and stand with a
 * percent sign and the character's number in four digits instead.
 */
final class DirectiveWord {

  private static final Pattern CODED = Pattern.compile("%([0-9A-F]{4})");

  private DirectiveWord() {}

  static String of(Version version) {
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

  /** What such a word stands for. */
  static String plain(String word) {
    return CODED
        .matcher(word)
        .replaceAll(found ->
            Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
  }
}
