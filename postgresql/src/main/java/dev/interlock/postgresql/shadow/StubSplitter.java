package dev.interlock.postgresql.shadow;

import dev.interlock.script.ScriptSplitter;
import dev.interlock.script.Statement;
import dev.interlock.script.token.TableUse;
import dev.interlock.script.token.TokenSequence;
import java.util.List;
import java.util.Set;

/** Splits into statements that a shadow server with stubs of extensions accepts. */
public record StubSplitter(ScriptSplitter splitter) implements ScriptSplitter {

  @Override
  public List<Statement> split(String script) {
    return splitter.split(script).stream().map(StubStatements::of).toList();
  }

  @Override
  public TokenSequence tokens(String statement) {
    return splitter.tokens(statement);
  }

  @Override
  public Set<String> secrets(String sql) {
    return splitter.secrets(sql);
  }

  @Override
  public TableUse use(String statement, String table) {
    return splitter.use(statement, table);
  }
}
