package dev.interlock.report.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words of a definition in a catalog: names, keywords and signs. Definitions are canonical, as
 * the server or the reader of the catalog prints them, without comments.
 */
final class DefinitionWords {

  /**
   * A word.
   *
   * @param text a name without its quotes
   * @param quoted whether the name was in double quotes, so that it is no keyword
   */
  record Word(String text, boolean quoted) {

    boolean is(String keyword) {
      return !quoted && text.equalsIgnoreCase(keyword);
    }
  }

  private final List<Word> words;
  private int position;

  DefinitionWords(String definition) {
    this.words = words(definition);
  }

  /** Skips the keywords if they come next, and returns whether they did. */
  boolean skip(String... keywords) {
    for (int i = 0; i < keywords.length; i++) {
      if (position + i >= words.size() || !words.get(position + i).is(keywords[i])) {
        return false;
      }
    }
    position += keywords.length;
    return true;
  }

  /** Skips everything up to the keywords and the keywords; to the end if they do not occur. */
  boolean skipTo(String... keywords) {
    while (position < words.size()) {
      if (skip(keywords)) {
        return true;
      }
      position++;
    }
    return false;
  }

  /** Whether all words are read. */
  boolean isAtEnd() {
    return position >= words.size();
  }

  /** Returns the next word in lower case; empty at the end. */
  String keyword() {
    return isAtEnd() ? "" : words.get(position++).text().toLowerCase(Locale.ROOT);
  }

  /** Returns a table's name. */
  QualifiedName table() {
    String first = words.get(position++).text();
    return skip(".")
        ? new QualifiedName(first, words.get(position++).text())
        : new QualifiedName("", first);
  }

  /**
   * Returns the columns of a list in parentheses; empty if there is no list, or an element of it is
   * an expression.
   */
  List<String> columns() {
    if (!skip("(")) {
      return List.of();
    }
    var columns = new ArrayList<String>();
    boolean starts = true;
    while (!isAtEnd() && !skip(")")) {
      if (skip("(")) {
        return List.of();
      }
      if (skip(",")) {
        starts = true;
        continue;
      }
      if (starts) {
        columns.add(column());
        starts = false;
      } else {
        position++; // An operator class, a collation or an order.
      }
    }
    return columns;
  }

  /** Returns a column, which PERIOD may precede (PostgreSQL 18 manual, CREATE TABLE). */
  private String column() {
    boolean named = position + 1 < words.size() && isName(words.get(position + 1));
    if (named && words.get(position).is("period")) {
      position++;
    }
    return words.get(position++).text();
  }

  private static boolean isName(Word word) {
    return word.quoted() || Character.isLetter(word.text().charAt(0));
  }

  private static List<Word> words(String text) {
    var words = new ArrayList<Word>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int end = at + 1;
      if (c == '"') {
        end = closing(text, at);
        String inside = text.substring(at + 1, Math.max(at + 1, end - 1));
        words.add(new Word(inside.replace("\"\"", "\""), true));
      } else if (!Character.isWhitespace(c)) {
        while (isPart(c) && end < text.length() && isPart(text.charAt(end))) {
          end++;
        }
        words.add(new Word(text.substring(at, end), false));
      }
      at = end;
    }
    return words;
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$' || Character.isSurrogate(c);
  }

  /** Returns the index after the closing quote; two quotes are one inside a name. */
  private static int closing(String text, int opening) {
    int at = opening + 1;
    while (at < text.length()) {
      if (text.charAt(at) != '"') {
        at++;
      } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
        at += 2;
      } else {
        return at + 1;
      }
    }
    return at;
  }
}
