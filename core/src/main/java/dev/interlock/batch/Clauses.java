package dev.interlock.batch;

import dev.interlock.script.token.TokenSequence;

/** Finds the clauses of a statement: words outside of all parentheses and brackets. */
final class Clauses {

  private final TokenSequence tokens;

  /** The number of parentheses and brackets around each token, which are outside themselves. */
  private final int[] depth;

  Clauses(TokenSequence tokens) {
    this.tokens = tokens;
    this.depth = new int[tokens.size()];
    int open = 0;
    for (int i = 0; i < depth.length; i++) {
      if (tokens.isSymbol(i, ")") || tokens.isSymbol(i, "]")) {
        open--;
      }
      depth[i] = open;
      if (tokens.isSymbol(i, "(") || tokens.isSymbol(i, "[")) {
        open++;
      }
    }
  }

  /** Whether the token at an index is in no parentheses. */
  boolean isOutside(int index) {
    return depth[index] == 0;
  }

  /** Returns the index of the parenthesis that closes the one at an index, or the end. */
  int closing(int opening) {
    int index = opening + 1;
    while (index < depth.length && depth[index] > depth[opening]) {
      index++;
    }
    return index;
  }

  /** Returns the index of the first such word from an index on, or the end. */
  int first(int start, String word) {
    int index = start;
    while (index < depth.length && !(isOutside(index) && tokens.isWord(index, word))) {
      index++;
    }
    return index;
  }

  /** Returns the index of FROM, or the end; that of {@code IS DISTINCT FROM} is an operator. */
  int from(int start) {
    int index = first(start, "from");
    while (index < depth.length && tokens.isWord(index - 1, "distinct")) {
      index = first(index + 1, "from");
    }
    return index;
  }

  /** Returns the index of ON CONFLICT, or the end. */
  int conflict(int start) {
    int on = first(start, "on");
    while (on < depth.length && !tokens.isWord(on + 1, "conflict")) {
      on = first(on + 1, "on");
    }
    return on;
  }
}
