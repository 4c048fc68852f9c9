package dev.interlock.postgresql.script;

import dev.interlock.script.token.Nesting;
import dev.interlock.script.token.SqlToken;
import dev.interlock.script.token.TokenSequence;
import dev.interlock.script.token.UnsplittableScript;

/**
 * Recognises semicolons inside parentheses ({@code CREATE RULE … DO (a; b)}) and inside the {@code
 * BEGIN ATOMIC … END} of a function.
 *
 * <p>The {@code END} of a body follows a semicolon or {@code ATOMIC}, and that of a {@code CASE}
 * never does, so keywords need not be counted.
 */
final class PostgresNesting implements Nesting {

  private int parentheses;
  private boolean inBody;
  private int bodyStart;
  private int bodyOffset;

  @Override
  public void follow(TokenSequence statement) {
    int last = statement.size() - 1;
    if (statement.isSymbol(last, "(")) {
      parentheses++;
    } else if (statement.isSymbol(last, ")")) {
      parentheses = Math.max(0, parentheses - 1);
    } else if (inBody) {
      inBody = !endsBody(statement, last);
    } else if (parentheses == 0 && startsBody(statement, last)) {
      inBody = true;
      bodyStart = last;
      bodyOffset = statement.get(last - 1).start();
    }
  }

  private static boolean startsBody(TokenSequence statement, int last) {
    return statement.isWord(last, "atomic")
        && statement.isWord(last - 1, "begin")
        && definesRoutine(statement);
  }

  private static boolean definesRoutine(TokenSequence statement) {
    int kind = statement.hasWords(0, "create", "or", "replace") ? 3 : 1;
    return statement.isWord(0, "create")
        && (statement.isWord(kind, "function") || statement.isWord(kind, "procedure"));
  }

  private boolean endsBody(TokenSequence statement, int last) {
    return statement.isWord(last, "end")
        && (last - 1 == bodyStart || statement.is(last - 1, SqlToken.Kind.SEMICOLON));
  }

  @Override
  public boolean isOpen() {
    return inBody || parentheses > 0;
  }

  /** Accepts open parentheses, which the server refuses: psql sends such a rest as it is. */
  @Override
  public void requireClosed() {
    if (inBody) {
      throw new UnsplittableScript("ends inside a `BEGIN ATOMIC` body", bodyOffset);
    }
  }
}
