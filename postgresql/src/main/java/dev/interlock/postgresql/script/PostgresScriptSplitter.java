package dev.interlock.postgresql.script;

import dev.interlock.script.ScriptSplitter;
import dev.interlock.script.Statement;
import dev.interlock.script.token.SecretLiterals;
import dev.interlock.script.token.TableUse;
import dev.interlock.script.token.TokenSequence;
import java.util.List;
import java.util.Set;

/**
 * Splits as {@code psql -f} does, and reads tokens as the server does, under the {@code
 * standard_conforming_strings} that the script has set. Thread-safe. If psql and the server differ,
 * as in a continued {@code E''} string or a column called {@code begin} in a {@code BEGIN ATOMIC}
 * body, this class follows the server.
 *
 * <p>A line {@code \restrict TOKEN} or its counterpart, which {@code pg_dump} writes, counts as
 * white space. psql variables ({@code :name}) are not replaced. Text after the semicolon on the
 * line of {@code COPY … FROM STDIN;} is refused.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html">PostgreSQL manual,
 *     Lexical Structure</a>
 */
public final class PostgresScriptSplitter implements ScriptSplitter {

  @Override
  public List<Statement> split(String script) {
    return new StatementReader(script).readAll();
  }

  @Override
  public TokenSequence tokens(String statement) {
    return PostgresLexer.statement(statement);
  }

  @Override
  public Set<String> secrets(String sql) {
    return new SecretLiterals(PostgresLexer::new).in(sql);
  }

  @Override
  public TableUse use(String statement, String table) {
    return TableUses.of(statement, table);
  }
}
