package dev.interlock.sqlite.script;

import dev.interlock.script.ScriptSplitter;
import dev.interlock.script.Statement;
import dev.interlock.script.token.SecretLiterals;
import dev.interlock.script.token.StatementCutter;
import dev.interlock.script.token.TableMentions;
import dev.interlock.script.token.TableUse;
import dev.interlock.script.token.TokenSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Splits at the end of a statement as {@code sqlite3_complete} sees it, like the {@code sqlite3}
 * shell. Thread-safe. A quote or comment that is never closed is refused, although SQLite lets a
 * comment run to the end of the file.
 *
 * @see <a href="https://www.sqlite.org/c3ref/complete.html">SQLite, Determine If An SQL Statement
 *     Is Complete</a>
 */
public final class SqliteScriptSplitter implements ScriptSplitter {

  @Override
  public List<Statement> split(String script) {
    var cutter = new StatementCutter(new SqliteLexer(script), SqliteNesting::new);
    var statements = new ArrayList<Statement>();
    for (var tokens = cutter.next(); tokens.isPresent(); tokens = cutter.next()) {
      statements.add(statement(tokens.get()));
    }
    return List.copyOf(statements);
  }

  private static Statement statement(TokenSequence tokens) {
    return Statement.of(tokens.text(), tokens.offset(), Classifier.kindOf(tokens));
  }

  @Override
  public TokenSequence tokens(String statement) {
    return TokenSequence.of(new SqliteLexer(statement));
  }

  @Override
  public Set<String> secrets(String sql) {
    return new SecretLiterals(SqliteLexer::new).in(sql);
  }

  /** Determines the use of a table. Quoted names are compared without case, as SQLite does. */
  @Override
  public TableUse use(String statement, String table) {
    return new TableMentions(tokens(statement), table, Set.of("main")).use();
  }
}
