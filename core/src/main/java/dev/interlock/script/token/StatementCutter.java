package dev.interlock.script.token;

import java.util.Optional;
import java.util.function.Supplier;

/** Groups the tokens of a lexer into statements. Not thread-safe. */
public final class StatementCutter {

  private final Lexer lexer;
  private final Supplier<Nesting> nestings;

  /**
   * @param nestings creates a new nesting for each statement
   */
  public StatementCutter(Lexer lexer, Supplier<Nesting> nestings) {
    this.lexer = lexer;
    this.nestings = nestings;
  }

  /**
   * Returns the next non-empty statement, without its semicolon; empty at the end of the script.
   *
   * <p>Afterwards the lexer is positioned right after the semicolon. A client command ends its
   * statement and is the last token of it.
   *
   * @throws UnsplittableScript if the script ends inside an open construct
   */
  public Optional<TokenSequence> next() {
    var statement = new TokenSequence(lexer);
    var nesting = nestings.get();
    for (var token = lexer.next(); !token.is(SqlToken.Kind.END); token = lexer.next()) {
      if (!token.is(SqlToken.Kind.SEMICOLON) || nesting.isOpen()) {
        statement.add(token);
        nesting.follow(statement);
        if (token.is(SqlToken.Kind.CLIENT)) {
          return Optional.of(statement);
        }
      } else if (!statement.isEmpty()) {
        return Optional.of(statement);
      }
    }
    nesting.requireClosed();
    return statement.isEmpty() ? Optional.empty() : Optional.of(statement);
  }
}
