package dev.interlock.script.token;

import java.util.Optional;
import java.util.function.Supplier;

/** Cuts what a lexer reads into statements. Not thread-safe. */
public final class StatementCutter {

  private final Lexer lexer;
  private final Supplier<Nesting> nestings;

  /**
   * @param nestings makes a fresh nesting for each statement
   */
  public StatementCutter(Lexer lexer, Supplier<Nesting> nestings) {
    this.lexer = lexer;
    this.nestings = nestings;
  }

  /**
   * The next statement that is not empty, without its semicolon; empty at the end of the script.
   *
   * <p>The lexer stands right behind the semicolon afterwards. A client's command ends the
   * statement it stands in, being its last token.
   *
   * @throws dev.interlock.script.UnsplittableScript if the script ends inside something
   */
  public Optional<TokenSequence> next() {
    var statement = new TokenSequence(lexer.script());
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
