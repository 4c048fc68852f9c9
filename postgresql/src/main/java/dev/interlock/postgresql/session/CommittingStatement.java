package dev.interlock.postgresql.session;

import dev.interlock.script.Statement;
import java.util.Locale;
import java.util.Set;

/**
 * A statement whose procedural code may end transactions: {@code DO} and {@code CALL} (PostgreSQL
 * manual, section 43.8). Functions never may, wherever they are called.
 */
final class CommittingStatement {

  private static final Set<String> FIRST = Set.of("do", "call");

  /** Words without which a block cannot commit, in any language, not even through a procedure. */
  private static final Set<String> COMMITTING = Set.of("commit", "call", "execute");

  private CommittingStatement() {}

  static boolean is(Statement statement) {
    return FIRST.contains(firstWord(statement.text()));
  }

  /**
   * Whether it may have committed part of its work before it failed. A backslash may hide any word.
   */
  static boolean mayCommit(Statement statement) {
    String text = statement.text().toLowerCase(Locale.ROOT);
    return is(statement)
        && (text.indexOf('\\') >= 0 || COMMITTING.stream().anyMatch(text::contains));
  }

  private static String firstWord(String text) {
    int end = 0;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end).toLowerCase(Locale.ROOT);
  }
}
