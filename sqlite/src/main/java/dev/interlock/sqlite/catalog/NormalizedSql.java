package dev.interlock.sqlite.catalog;

import dev.interlock.catalog.Identifier;
import dev.interlock.script.token.SqlToken;
import dev.interlock.script.token.SqlToken.Kind;
import dev.interlock.script.token.TokenSequence;
import dev.interlock.sqlite.script.SqliteTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A part of an SQL text as words that do not depend on how it was typed: no comments, unquoted
 * words in lower case, names without needless quotes.
 *
 * @param words each a word, a literal or a punctuation mark
 */
record NormalizedSql(List<Word> words) {

  private static final Set<String> NO_BLANK_BEFORE = Set.of(",", ")", ".", "(");

  /**
   * One word.
   *
   * @param raw a name as it is stored, anything else as written
   */
  record Word(String text, String raw, boolean name) {

    boolean is(String word) {
      return !name && text.equals(word);
    }
  }

  NormalizedSql {
    words = List.copyOf(words);
  }

  static NormalizedSql of(String sql) {
    TokenSequence tokens = SqliteTokens.of(sql);
    var words = new ArrayList<Word>();
    for (int i = 0; i < tokens.size(); i++) {
      words.add(word(tokens.get(i), tokens.text(tokens.get(i))));
    }
    return new NormalizedSql(words);
  }

  private static Word word(SqlToken token, String text) {
    if (token.kind() == Kind.QUOTED_WORD) {
      String name = unquoted(text);
      return new Word(Identifier.quoted(name.toLowerCase(Locale.ROOT)), name, true);
    }
    return token.kind() == Kind.WORD
        ? new Word(text.toLowerCase(Locale.ROOT), text, false)
        : new Word(text, text, false);
  }

  private static String unquoted(String quoted) {
    String inner = quoted.substring(1, quoted.length() - 1);
    char quote = quoted.charAt(0);
    return quote == '[' ? inner : inner.replace("" + quote + quote, "" + quote);
  }

  int size() {
    return words.size();
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  Word get(int index) {
    return words.get(index);
  }

  boolean is(int index, String word) {
    return index < words.size() && words.get(index).is(word);
  }

  NormalizedSql from(int start) {
    return part(start, words.size());
  }

  NormalizedSql part(int start, int end) {
    return new NormalizedSql(words.subList(start, end));
  }

  /** Returns the index of the first such word outside parentheses; the size if there is not one. */
  int indexOf(String word) {
    int depth = 0;
    for (int i = 0; i < words.size(); i++) {
      if (depth == 0 && is(i, word)) {
        return i;
      }
      depth += is(i, "(") ? 1 : is(i, ")") ? -1 : 0;
    }
    return words.size();
  }

  /** Returns the index after the parenthesis that closes the one at {@code open}. */
  int behindClosing(int open) {
    int depth = 0;
    for (int i = open; i < words.size(); i++) {
      depth += is(i, "(") ? 1 : is(i, ")") ? -1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
    return words.size();
  }

  /** Returns the parts between commas outside parentheses. */
  List<NormalizedSql> elements() {
    var elements = new ArrayList<NormalizedSql>();
    NormalizedSql rest = this;
    while (!rest.isEmpty()) {
      int comma = rest.indexOf(",");
      elements.add(rest.part(0, comma));
      rest = rest.from(Math.min(comma + 1, rest.size()));
    }
    return elements;
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    for (Word word : words) {
      boolean first = text.isEmpty() || text.charAt(text.length() - 1) == '(';
      boolean afterDot = !text.isEmpty() && text.charAt(text.length() - 1) == '.';
      boolean close = !word.name() && NO_BLANK_BEFORE.contains(word.text());
      text.append(first || afterDot || close ? "" : " ").append(word.text());
    }
    return text.toString();
  }
}
