package dev.interlock.sqlite.script;

import dev.interlock.script.StatementKind;
import dev.interlock.script.token.SqlToken;
import dev.interlock.script.token.TokenReader;
import dev.interlock.script.token.TokenSequence;

/** Determines a statement's kind by its first words. */
final class Classifier {

  private Classifier() {}

  static StatementKind kindOf(TokenSequence tokens) {
    if (tokens.last().kind() == SqlToken.Kind.CLIENT) {
      return StatementKind.CLIENT;
    }
    var reader = new TokenReader(tokens);
    if (reader.accept("begin")) {
      return StatementKind.BEGIN;
    }
    if (reader.acceptAny("commit", "end")) {
      return StatementKind.COMMIT;
    }
    if (reader.accept("rollback")) {
      reader.accept("transaction");
      return reader.accept("to") ? StatementKind.ORDINARY : StatementKind.ABORT;
    }
    if (reader.acceptAny("vacuum", "attach", "detach")) {
      return StatementKind.NON_TRANSACTIONAL;
    }
    return reader.accept("pragma") ? Pragmas.kindOf(reader) : StatementKind.ORDINARY;
  }
}
