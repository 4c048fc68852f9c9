package dev.interlock.postgresql.script;

import dev.interlock.script.token.TokenSequence;
import dev.interlock.script.token.UnsplittableScript;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words of a statement and of the code in its string literals, folded: the words of a block,
 * and those it may pass to {@code EXECUTE}. Literals inside literals are read too.
 */
public final class NestedWords {

  private static final int DEEPEST = 8;

  private final Set<String> words = new TreeSet<>();

  private NestedWords() {}

  /**
   * Returns all words, and every two adjacent ones with a space between them; a question mark
   * replaces a token that is not a word.
   */
  public static Set<String> of(String statement) {
    var nested = new NestedWords();
    nested.read(statement, 0);
    return nested.words;
  }

  private void read(String text, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    TokenSequence tokens;
    try {
      tokens = TokenSequence.of(new PostgresLexer(text));
    } catch (UnsplittableScript e) {
      // A literal that is not code, such as `it''s`.
      return;
    }
    String before = "?";
    for (int i = 0; i < tokens.size(); i++) {
      String word = "?";
      switch (tokens.get(i).kind()) {
        case WORD -> {
          word = tokens.word(i);
          words.add(word);
        }
        case QUOTED_WORD -> words.add(tokens.name(i));
        case STRING -> tokens.value(i).ifPresent(literal -> read(literal, depth + 1));
        case CONTINUATION, SYMBOL, SEMICOLON, CLIENT, END -> {}
      }
      words.add(before + " " + word);
      before = word;
    }
  }
}
