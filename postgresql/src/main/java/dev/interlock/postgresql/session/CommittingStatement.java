package dev.interlock.postgresql.session;

import dev.interlock.script.Statement;
import java.util.Locale;
import java.util.Set;

/**
 * A statement in which procedural code may end transactions: {@code DO} and {@code CALL}
 * (PostgreSQL manual, section 43.8). Functions may not, wherever they are called.
 */
final class CommittingStatement {

  private static final Set<String> WORDS = Set.of("do", "call");

  private CommittingStatement() {}

  static boolean is(Statement statement) {
    String text = statement.text();
    return WORDS.contains(firstWord(text));
  }

  private static String firstWord(String text) {
    int end = 0;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end).toLowerCase(Locale.ROOT);
  }
}
