package dev.interlock.dialect.data;

import dev.interlock.script.token.TokenSequence;
import java.util.ArrayList;
import java.util.List;

/** A printed definition, read from its first token to its last. */
final class Definition {

  private final TokenSequence tokens;
  private int at;

  Definition(TokenSequence tokens) {
    this.tokens = tokens;
  }

  /** Skips these words if they come next. */
  boolean accept(String... words) {
    boolean found = tokens.hasWords(at, words);
    at += found ? words.length : 0;
    return found;
  }

  boolean isNext(String symbol) {
    return tokens.isSymbol(at, symbol);
  }

  boolean isAtEnd() {
    return at >= tokens.size();
  }

  /** Skips one token. */
  void skip() {
    at++;
  }

  /** Takes a name with its schema, as printed. */
  String qualifiedName() {
    int from = at++;
    while (isNext(".")) {
      at += 2;
    }
    return tokens.text(from, at);
  }

  /** Takes the text between the parenthesis that comes next and the one that closes it. */
  String parenthesized() {
    int open = at;
    skipParentheses();
    return tokens.text(open + 1, at - 1);
  }

  /** Takes the parts of a list in parentheses, each as its tokens begin and end in this one. */
  List<Definition> list() {
    int open = at;
    skipParentheses();
    var parts = new ArrayList<Definition>();
    int from = open + 1;
    int depth = 0;
    for (int i = open + 1; i < at; i++) {
      boolean isEnd = i == at - 1;
      if (isEnd || (depth == 0 && tokens.isSymbol(i, ","))) {
        parts.add(part(from, i));
        from = i + 1;
      }
      depth += depth(i);
    }
    return parts;
  }

  private Definition part(int from, int end) {
    return new Definition(tokens.part(from, end));
  }

  private void skipParentheses() {
    int depth = 0;
    do {
      depth += depth(at);
      at++;
    } while (depth > 0 && !isAtEnd());
  }

  private int depth(int index) {
    return tokens.isSymbol(index, "(") ? 1 : tokens.isSymbol(index, ")") ? -1 : 0;
  }

  /** Takes the rest. */
  String rest() {
    int from = at;
    at = tokens.size();
    return tokens.text(from, at);
  }

  /**
   * Takes an element of an index: a column, a function call or an expression in parentheses, with
   * its collation (PostgreSQL manual, CREATE INDEX).
   */
  String element() {
    int from = at;
    if (isNext("(")) {
      skipParentheses();
    } else {
      qualifiedName();
      if (isNext("(")) {
        skipParentheses();
      }
    }
    if (accept("collate")) {
      qualifiedName();
    }
    return tokens.text(from, at);
  }

  /** Returns the names of a list of columns, as printed. */
  static List<String> texts(List<Definition> parts) {
    return parts.stream().map(Definition::rest).toList();
  }
}
