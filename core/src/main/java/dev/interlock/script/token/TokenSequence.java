package dev.interlock.script.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The tokens of one statement. Grows while the statement is read and does not change afterwards.
 */
public final class TokenSequence {

  private final Lexer lexer;
  private final String script;
  private final List<SqlToken> tokens = new ArrayList<>();

  TokenSequence(Lexer lexer) {
    this.lexer = lexer;
    this.script = lexer.script();
  }

  /** Returns all remaining tokens of {@code lexer}, including semicolons. */
  public static TokenSequence of(Lexer lexer) {
    var all = new TokenSequence(lexer);
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

  /** Returns the token at an index in {@code 0 … size() - 1}. */
  public SqlToken get(int index) {
    return tokens.get(index);
  }

  public SqlToken last() {
    return tokens.getLast();
  }

  /** Returns the offset of the first token in the script. */
  public int offset() {
    return tokens.getFirst().start();
  }

  /**
   * Returns the script from the first token to the last, with the comments and white space between
   * them.
   */
  public String text() {
    return text(0, size());
  }

  /** Returns the script from one token to the one before {@code end}; empty if there are none. */
  public String text(int from, int end) {
    return from < end ? script.substring(get(from).start(), get(end - 1).end()) : "";
  }

  /** Returns the tokens from one to the one before {@code end}. */
  public TokenSequence part(int from, int end) {
    var part = new TokenSequence(lexer);
    part.tokens.addAll(tokens.subList(from, end));
    return part;
  }

  /** Returns one token as written. */
  public String text(SqlToken token) {
    return script.substring(token.start(), token.end());
  }

  /** Whether the token at {@code index} is of this kind; false outside the sequence. */
  public boolean is(int index, SqlToken.Kind kind) {
    return index >= 0 && index < tokens.size() && tokens.get(index).is(kind);
  }

  /** Whether the token at {@code index} is this unquoted word, given in lower case. */
  public boolean isWord(int index, String word) {
    return is(index, SqlToken.Kind.WORD) && Ascii.equalsFolded(script, tokens.get(index), word);
  }

  /** Returns the unquoted word at {@code index} in lower case; empty for another token. */
  public String word(int index) {
    return is(index, SqlToken.Kind.WORD) ? Ascii.fold(text(tokens.get(index))) : "";
  }

  /** Returns the name that the word or quoted word at {@code index} is; empty for another token. */
  public String name(int index) {
    return is(index, SqlToken.Kind.QUOTED_WORD) ? lexer.name(text(tokens.get(index))) : word(index);
  }

  /** Returns every {@link #name}; empty texts among them. */
  public Stream<String> names() {
    return IntStream.range(0, size()).mapToObj(this::name);
  }

  /** Whether the word or quoted word at {@code index} is this name; unquoted words are folded. */
  public boolean isName(int index, String name) {
    return isWord(index, name)
        || (is(index, SqlToken.Kind.QUOTED_WORD) && name(index).equals(name));
  }

  /** Returns the text of the literal that begins at {@code index}, with its continuations. */
  public Optional<String> value(int index) {
    if (!is(index, SqlToken.Kind.STRING)) {
      return Optional.empty();
    }
    var value = new StringBuilder(lexer.value(text(tokens.get(index))));
    for (int next = index + 1; is(next, SqlToken.Kind.CONTINUATION); next++) {
      value.append(lexer.value(text(tokens.get(next))));
    }
    return Optional.of(value.toString());
  }

  /** Returns the text of every literal. */
  public List<String> values() {
    return IntStream.range(0, size()).mapToObj(this::value).flatMap(Optional::stream).toList();
  }

  /** Whether these unquoted words follow each other anywhere, given in lower case. */
  public boolean contains(String... words) {
    return IntStream.range(0, size()).anyMatch(index -> hasWords(index, words));
  }

  /** Whether the token at {@code index} is this operator, number or punctuation mark. */
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
   * Returns the tokens separated by one space, words in lower case and quoted text unchanged,
   * except that {@code CRLF} becomes {@code LF}: a checkout may have changed line ends.
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
