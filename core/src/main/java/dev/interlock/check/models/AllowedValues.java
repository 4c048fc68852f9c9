package dev.interlock.check.models;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.script.ScriptSplitter;
import dev.interlock.script.token.SqlToken;
import dev.interlock.script.token.TokenSequence;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The texts that a CHECK allows in one column. Many mappings write an enumeration in this form.
 *
 * @param object the constraint
 */
record AllowedValues(CatalogObject object, String column, List<String> values) {

  AllowedValues {
    values = List.copyOf(values);
  }

  /**
   * Reads a constraint in the form in which PostgreSQL prints {@code state IN ('open', 'done')},
   * which is {@code state = ANY (ARRAY[…])}, or in the form of SQLite; empty if it has another
   * form.
   */
  static Optional<AllowedValues> of(CatalogObject constraint, ScriptSplitter splitter) {
    TokenSequence tokens =
        splitter.tokens(constraint.attributes().getOrDefault(Attribute.DEFINITION, ""));
    int column = past(tokens, 1, "(");
    int open = openOfList(tokens, afterCast(tokens, past(tokens, column + 1, ")")));
    // Beside another condition the constraint allows other values too.
    return tokens.isWord(0, "check") && open > 0 && !tokens.contains("or")
        ? Optional.of(new AllowedValues(constraint, tokens.name(column), literals(tokens, open)))
        : Optional.empty();
  }

  private static int past(TokenSequence tokens, int from, String symbol) {
    int at = from;
    while (tokens.isSymbol(at, symbol)) {
      at++;
    }
    return at;
  }

  private static int afterCast(TokenSequence tokens, int from) {
    int at = tokens.isSymbol(from, "::") ? from + 1 : from;
    while (at > from && tokens.is(at, SqlToken.Kind.WORD)) {
      at++;
    }
    return at;
  }

  /** Returns the index of the bracket or parenthesis that opens the list; 0 if none does. */
  private static int openOfList(TokenSequence tokens, int at) {
    if (tokens.isWord(at, "in") && tokens.isSymbol(at + 1, "(")) {
      return at + 1;
    }
    int array = past(tokens, at + 2, "(");
    boolean isAny = tokens.isSymbol(at, "=") && tokens.isWord(at + 1, "any");
    return isAny && tokens.isWord(array, "array") && tokens.isSymbol(array + 1, "[")
        ? array + 1
        : 0;
  }

  private static List<String> literals(TokenSequence tokens, int open) {
    String close = tokens.isSymbol(open, "[") ? "]" : ")";
    return IntStream.range(open, tokens.size())
        .takeWhile(i -> !tokens.isSymbol(i, close))
        .mapToObj(tokens::value)
        .flatMap(Optional::stream)
        .toList();
  }
}
