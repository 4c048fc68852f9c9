package dev.interlock.postgresql.script;

import dev.interlock.script.StatementKind;
import dev.interlock.script.token.SqlToken;
import dev.interlock.script.token.TokenReader;
import dev.interlock.script.token.TokenSequence;

/** Determines a statement's kind by its first words, and by a call of {@code set_config}. */
final class Classifier {

  private Classifier() {}

  static StatementKind kindOf(TokenSequence tokens) {
    if (tokens.last().kind() == SqlToken.Kind.CLIENT) {
      return StatementKind.CLIENT;
    }
    if (NonTransactionalStatementParser.parse(tokens).isPresent()) {
      return StatementKind.NON_TRANSACTIONAL;
    }
    var reader = new TokenReader(tokens);
    if (reader.accept("copy")) {
      return readsInput(tokens) ? StatementKind.COPY : StatementKind.ORDINARY;
    }
    var kind = TransactionControl.kindOf(reader);
    return kind == StatementKind.ORDINARY ? SessionSettings.kindOf(tokens) : kind;
  }

  /** Whether COPY reads from the client; the grammar accepts {@code FROM STDOUT} too. */
  private static boolean readsInput(TokenSequence tokens) {
    int depth = 0;
    for (int i = 1; i < tokens.size(); i++) {
      if (tokens.isSymbol(i, "(")) {
        depth++;
      } else if (tokens.isSymbol(i, ")")) {
        depth--;
      } else if (depth == 0 && tokens.isWord(i, "from")) {
        return tokens.isWord(i + 1, "stdin") || tokens.isWord(i + 1, "stdout");
      }
    }
    return false;
  }
}
