package dev.interlock.script.token;

import java.util.Optional;

/** Parses a statement token by token, as far as the caller needs. */
public final class TokenReader {

  private final TokenSequence tokens;
  private int next;

  public TokenReader(TokenSequence tokens) {
    this.tokens = tokens;
  }

  public boolean isAtEnd() {
    return next >= tokens.size();
  }

  /** Moves past these words, given in lower case, if they come next. */
  public boolean accept(String... words) {
    boolean found = tokens.hasWords(next, words);
    if (found) {
      next += words.length;
    }
    return found;
  }

  /** Moves past one of these words, if one comes next. */
  public boolean acceptAny(String... words) {
    for (String word : words) {
      if (accept(word)) {
        return true;
      }
    }
    return false;
  }

  /** Moves past this operator or punctuation mark, if it comes next. */
  public boolean acceptSymbol(String symbol) {
    boolean found = isAtSymbol(symbol);
    if (found) {
      next++;
    }
    return found;
  }

  public boolean isAtSymbol(String symbol) {
    return tokens.isSymbol(next, symbol);
  }

  /** Returns the next token as written and moves past it, if it is of this kind. */
  public Optional<String> take(SqlToken.Kind kind) {
    if (!tokens.is(next, kind)) {
      return Optional.empty();
    }
    return Optional.of(tokens.text(tokens.get(next++)));
  }

  public boolean isAt(SqlToken.Kind kind) {
    return tokens.is(next, kind);
  }

  /** Moves past the next token. */
  public void skip() {
    next++;
  }

  /**
   * Moves past the next occurrence of these words. Without one, moves to the end and returns false.
   */
  public boolean skipPast(String... words) {
    while (!isAtEnd()) {
      if (accept(words)) {
        return true;
      }
      skip();
    }
    return false;
  }
}
