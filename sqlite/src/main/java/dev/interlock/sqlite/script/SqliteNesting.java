package dev.interlock.sqlite.script;

import dev.interlock.script.token.Nesting;
import dev.interlock.script.token.SqlToken;
import dev.interlock.script.token.TokenSequence;
import dev.interlock.script.token.UnsplittableScript;

/**
 * The statements of a trigger. A trigger ends at the {@code END} that follows a semicolon, which
 * the {@code END} of a {@code CASE} never does.
 */
final class SqliteNesting implements Nesting {

  private boolean inTrigger;
  private int offset;

  @Override
  public void follow(TokenSequence statement) {
    int last = statement.size() - 1;
    if (inTrigger) {
      inTrigger =
          !(statement.isWord(last, "end") && statement.is(last - 1, SqlToken.Kind.SEMICOLON));
    } else if (statement.isWord(last, "trigger") && createsTrigger(statement, last)) {
      inTrigger = true;
      offset = statement.offset();
    }
  }

  private static boolean createsTrigger(TokenSequence statement, int trigger) {
    int create = afterExplain(statement);
    boolean temporary =
        statement.isWord(create + 1, "temp") || statement.isWord(create + 1, "temporary");
    return statement.isWord(create, "create") && trigger == create + (temporary ? 2 : 1);
  }

  private static int afterExplain(TokenSequence statement) {
    if (!statement.isWord(0, "explain")) {
      return 0;
    }
    return statement.hasWords(1, "query", "plan") ? 3 : 1;
  }

  @Override
  public boolean isOpen() {
    return inTrigger;
  }

  @Override
  public void requireClosed() {
    if (inTrigger) {
      throw new UnsplittableScript("ends inside a trigger body", offset);
    }
  }
}
