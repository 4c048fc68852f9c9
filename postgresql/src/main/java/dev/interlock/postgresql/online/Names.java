package dev.interlock.postgresql.online;

import dev.interlock.script.token.SqlToken;
import dev.interlock.script.token.TokenSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads names and lists of them in statements. */
final class Names {

  private Names() {}

  /** Returns the index after a name with its qualifiers, which begins at {@code from}. */
  static int end(TokenSequence tokens, int from) {
    int end = from + 1;
    while (tokens.isSymbol(end, ".")) {
      end += 2;
    }
    if (tokens.isWord(end, "uescape")) {
      throw new NoSteps("a name has Unicode escapes");
    }
    return end;
  }

  /** Returns the index of the parenthesis that closes the one at {@code open}. */
  static int close(TokenSequence tokens, int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      if (tokens.isSymbol(i, "(") || tokens.isSymbol(i, "[")) {
        depth++;
      } else if (tokens.isSymbol(i, ")") || tokens.isSymbol(i, "]")) {
        depth--;
        if (depth == 0) {
          return i;
        }
      }
    }
    throw new NoSteps("a parenthesis is not closed");
  }

  /** Whether these words follow each other outside of parentheses. */
  static boolean hasOutside(TokenSequence tokens, String... words) {
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.hasWords(i, words)) {
        return true;
      }
      i = tokens.isSymbol(i, "(") ? close(tokens, i) : i;
    }
    return false;
  }

  /**
   * Returns the names that an index gives its columns, whose definition begins at {@code from}:
   * those of the table's columns and of the functions that are called. Empty if one of them is
   * another expression.
   */
  static Optional<List<String>> columns(TokenSequence tokens, int from) {
    int open = from;
    while (open < tokens.size() && !tokens.isSymbol(open, "(")) {
      open++;
    }
    int close = close(tokens, open);
    var columns = new ArrayList<String>();
    boolean begins = true;
    for (int i = open + 1; i < close; i++) {
      if (begins && tokens.name(i).isEmpty()) {
        return Optional.empty();
      }
      if (begins) {
        i = end(tokens, i) - 1;
        columns.add(tokens.name(i));
      }
      begins = tokens.isSymbol(i, ",");
      i = tokens.isSymbol(i, "(") ? close(tokens, i) : i;
    }
    if (tokens.isWord(close + 1, "include")) {
      columns.addAll(list(tokens, close + 2));
    }
    return Optional.of(columns);
  }

  /** Returns the names in the parentheses that open at {@code open}. */
  static List<String> list(TokenSequence tokens, int open) {
    if (!tokens.isSymbol(open, "(")) {
      throw new NoSteps("its columns could not be read");
    }
    int close = close(tokens, open);
    var names = new ArrayList<String>();
    for (int i = open + 1; i < close; i += 2) {
      boolean isName = tokens.is(i, SqlToken.Kind.WORD) || tokens.is(i, SqlToken.Kind.QUOTED_WORD);
      if (!isName || !(tokens.isSymbol(i + 1, ",") || i + 1 == close)) {
        throw new NoSteps("its columns could not be read");
      }
      names.add(tokens.name(i));
    }
    return List.copyOf(names);
  }
}
