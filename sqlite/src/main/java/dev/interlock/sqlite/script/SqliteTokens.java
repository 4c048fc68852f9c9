package dev.interlock.sqlite.script;

import dev.interlock.script.token.TokenSequence;

/** The tokens of SQL text, for parsers outside this package. */
public final class SqliteTokens {

  private SqliteTokens() {}

  public static TokenSequence of(String sql) {
    return TokenSequence.of(new SqliteLexer(sql));
  }
}
