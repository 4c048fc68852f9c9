package dev.interlock.postgresql.script;

import dev.interlock.script.token.TextCursor;

/** Finds the end of an operator (manual, 4.1.3 Operators). */
final class Operators {

  /**
   * An operator of several characters may end in {@code +} or {@code -} only if it has one of
   * these.
   */
  private static final String NOT_IN_STANDARD_SQL = "~!@#%^&|`?";

  private Operators() {}

  /** Returns the length of the operator at the cursor, at least 1. */
  static int length(TextCursor cursor) {
    int length = 1;
    boolean standard = isStandard(cursor.peek());
    while (Characters.isOperator(cursor.peek(length)) && !startsComment(cursor, length)) {
      standard &= isStandard(cursor.peek(length));
      length++;
    }
    return standard ? withoutSigns(cursor, length) : length;
  }

  /** Excludes trailing signs: {@code a<-1} compares with a negative number. */
  private static int withoutSigns(TextCursor cursor, int length) {
    int shortened = length;
    while (shortened > 1 && isSign(cursor.peek(shortened - 1))) {
      shortened--;
    }
    return shortened;
  }

  private static boolean startsComment(TextCursor cursor, int ahead) {
    char next = cursor.peek(ahead + 1);
    return switch (cursor.peek(ahead)) {
      case '-' -> next == '-';
      case '/' -> next == '*';
      default -> false;
    };
  }

  private static boolean isStandard(char c) {
    return NOT_IN_STANDARD_SQL.indexOf(c) < 0;
  }

  private static boolean isSign(char c) {
    return c == '+' || c == '-';
  }
}
