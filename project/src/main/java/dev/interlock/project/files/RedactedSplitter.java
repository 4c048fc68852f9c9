package dev.interlock.project.files;

import dev.interlock.gate.environment.Redactor;
import dev.interlock.script.ScriptSplitter;
import dev.interlock.script.Statement;
import dev.interlock.script.token.TableUse;
import dev.interlock.script.token.TokenSequence;
import java.util.List;
import java.util.Set;

/**
 * Tells a redactor the secrets of every script before its statements are known. A script that was
 * never split can neither run nor be quoted.
 */
record RedactedSplitter(ScriptSplitter splitter, Redactor redactor) implements ScriptSplitter {

  @Override
  public List<Statement> split(String script) {
    redactor.learn(secrets(script));
    redactor.learnFrom(script);
    return splitter.split(script);
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
