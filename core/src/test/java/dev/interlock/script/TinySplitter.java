package dev.interlock.script;

import dev.interlock.script.token.Nesting;
import dev.interlock.script.token.SqlToken;
import dev.interlock.script.token.StatementCutter;
import dev.interlock.script.token.TableUse;
import dev.interlock.script.token.TokenSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A splitter with just enough SQL for tests; every semicolon ends a statement. */
public final class TinySplitter implements ScriptSplitter {

  /** The number of scripts split, for tests of laziness. */
  private int splits;

  public int splits() {
    return splits;
  }

  @Override
  public List<Statement> split(String script) {
    splits++;
    var statements = new ArrayList<Statement>();
    var cutter = new StatementCutter(new TinyLexer(script), Flat::new);
    for (var tokens = cutter.next(); tokens.isPresent(); tokens = cutter.next()) {
      statements.add(Statement.of(tokens.get().text(), tokens.get().offset(), kind(tokens.get())));
    }
    return statements;
  }

  @Override
  public TokenSequence tokens(String statement) {
    return TokenSequence.of(new TinyLexer(statement));
  }

  @Override
  public TableUse use(String statement, String table) {
    return TableUse.NONE;
  }

  @Override
  public Set<String> secrets(String sql) {
    return Set.of();
  }

  private static StatementKind kind(TokenSequence tokens) {
    if (tokens.last().kind() == SqlToken.Kind.CLIENT) {
      return StatementKind.CLIENT;
    }
    return switch (tokens.word(0)) {
      case "begin", "start" -> StatementKind.BEGIN;
      case "commit", "end" -> StatementKind.COMMIT;
      case "rollback" -> StatementKind.ABORT;
      case "set" ->
          tokens.isWord(1, "local") || tokens.isWord(1, "transaction")
              ? StatementKind.ORDINARY
              : StatementKind.SESSION;
      case "vacuum" -> StatementKind.NON_TRANSACTIONAL;
      default ->
          tokens.canonical().contains(" concurrently ")
              ? StatementKind.NON_TRANSACTIONAL
              : StatementKind.ORDINARY;
    };
  }

  /** The nesting of SQL without blocks. */
  private static final class Flat implements Nesting {
    @Override
    public void follow(TokenSequence statement) {}

    @Override
    public boolean isOpen() {
      return false;
    }

    @Override
    public void requireClosed() {}
  }
}
