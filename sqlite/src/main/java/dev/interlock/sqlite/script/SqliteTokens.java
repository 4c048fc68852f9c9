package dev.interlock.sqlite.script;

import dev.interlock.script.token.TokenSequence;

/** The tokens of SQL text, for those who have to understand more of it than where it ends. */
public final class SqliteTokens {

  private SqliteTokens() {}

  public static TokenSequence of(String sql) {
    return TokenSequence.of(new SqliteLexer(sql));
  }
}
