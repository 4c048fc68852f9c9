package dev.interlock.postgresql.script;

import dev.interlock.script.token.TokenReader;
import dev.interlock.script.token.TokenSequence;
import java.util.Set;

/**
 * Statements with the same result in one transaction as in several: they define objects, change no
 * row that a deferred constraint may check, and make nothing that ends with the transaction.
 */
public final class SeparableStatement {

  private static final Set<String> CREATED =
      Set.of("table", "index", "sequence", "view", "schema", "type", "domain", "function");

  /**
   * A query may call anything; {@code ON COMMIT} and temporary objects may end with a transaction.
   */
  private static final Set<String> BINDING =
      Set.of("select", "execute", "commit", "temp", "temporary", "pg_temp");

  private SeparableStatement() {}

  /**
   * Whether a statement is separable; false if this cannot be determined.
   *
   * @param statement without its semicolon
   */
  public static boolean is(String statement) {
    TokenSequence tokens = PostgresLexer.statement(statement);
    return defines(new TokenReader(tokens)) && !isBound(tokens);
  }

  private static boolean defines(TokenReader reader) {
    if (reader.accept("comment", "on") || reader.accept("alter", "table")) {
      return true;
    }
    if (!reader.accept("create")) {
      return false;
    }
    reader.accept("or", "replace");
    reader.acceptAny("unlogged", "unique");
    return CREATED.stream().anyMatch(reader::accept);
  }

  private static boolean isBound(TokenSequence tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      int at = i;
      if (BINDING.stream().anyMatch(word -> tokens.isWord(at, word))) {
        return true;
      }
    }
    return false;
  }
}
