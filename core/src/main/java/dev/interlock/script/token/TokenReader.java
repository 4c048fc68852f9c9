package dev.interlock.script.token;

import java.util.Optional;

/** Reads a statement's tokens word by word, to understand as much of it as is needed. */
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

  /** Moves past that operator or punctuation mark, if it comes next. */
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

  /** The next token as it is written, moving past it, if it is of that kind. */
  public Optional<String> take(SqlToken.Kind kind) {
    if (!tokens.is(next, kind)) {
      return Optional.empty();
    }
    return Optional.of(tokens.text(tokens.get(next++)));
  }

  public boolean isAt(SqlToken.Kind kind) {
    return tokens.is(next, kind);
  }

  /** Moves past whatever comes next. */
  public void skip() {
    next++;
  }

  /** Moves behind the next occurrence of these words; to the end, and false, if there is none. */
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
