package dev.interlock.script.token;

import java.util.ArrayList;
import java.util.List;

/** The tokens of one statement. Grows while it is read, and is not changed afterwards. */
public final class TokenSequence {

  private final String script;
  private final List<SqlToken> tokens = new ArrayList<>();

  TokenSequence(String script) {
    this.script = script;
  }

  /** All tokens that {@code lexer} has left, semicolons included. */
  public static TokenSequence of(Lexer lexer) {
    var all = new TokenSequence(lexer.script());
    for (var token = lexer.next(); !token.is(SqlToken.Kind.END); token = lexer.next()) {
      all.add(token);
    }
    return all;
  }

  void add(SqlToken token) {
    tokens.add(token);
  }

  public int size() {
    return tokens.size();
  }

  public boolean isEmpty() {
    return tokens.isEmpty();
  }

  /** The token at a place, which must be in {@code 0 … size() - 1}. */
  public SqlToken get(int index) {
    return tokens.get(index);
  }

  public SqlToken last() {
    return tokens.getLast();
  }

  /** Offset of the first token in the script. */
  public int offset() {
    return tokens.getFirst().start();
  }

  /** The script from the first token to the last, with the comments and white space in between. */
  public String text() {
    return script.substring(offset(), last().end());
  }

  /** One token as it is written. */
  public String text(SqlToken token) {
    return script.substring(token.start(), token.end());
  }

  /** Whether the token at {@code index} is of that kind; false outside the sequence. */
  public boolean is(int index, SqlToken.Kind kind) {
    return index >= 0 && index < tokens.size() && tokens.get(index).is(kind);
  }

  /** Whether the token at {@code index} is that unquoted word, given in lower case. */
  public boolean isWord(int index, String word) {
    return is(index, SqlToken.Kind.WORD) && Ascii.equalsFolded(script, tokens.get(index), word);
  }

  /** Whether the token at {@code index} is that operator, number or punctuation mark. */
  public boolean isSymbol(int index, String symbol) {
    return is(index, SqlToken.Kind.SYMBOL)
        && tokens.get(index).length() == symbol.length()
        && script.startsWith(symbol, tokens.get(index).start());
  }

  /** Whether the tokens from {@code index} on are these words, given in lower case. */
  public boolean hasWords(int index, String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!isWord(index + i, words[i])) {
        return false;
      }
    }
    return true;
  }

  /**
   * The tokens with one blank between each two, words in lower case, everything in quotes as it is
   * but for {@code CRLF}, which becomes {@code LF}: a checkout may have changed those.
   */
  public String canonical() {
    var canonical = new StringBuilder();
    for (var token : tokens) {
      if (!canonical.isEmpty()) {
        // 'a' ⏎ 'b' is one literal; without the line end it would be an error.
        canonical.append(token.is(SqlToken.Kind.CONTINUATION) ? '\n' : ' ');
      }
      canonical.append(canonical(token));
    }
    return canonical.toString();
  }

  private String canonical(SqlToken token) {
    return token.is(SqlToken.Kind.WORD)
        ? Ascii.fold(text(token))
        : text(token).replace("\r\n", "\n");
  }
}
