package dev.interlock.postgresql.script;

import dev.interlock.script.StatementKind;
import dev.interlock.script.token.SqlToken;
import dev.interlock.script.token.TokenReader;
import dev.interlock.script.token.TokenSequence;

/** Recognises statements whose effect on the session outlives the transaction. */
final class SessionSettings {

  private SessionSettings() {}

  static StatementKind kindOf(TokenSequence tokens) {
    return changesSession(tokens) ? StatementKind.SESSION : StatementKind.ORDINARY;
  }

  private static boolean changesSession(TokenSequence tokens) {
    var reader = new TokenReader(tokens);
    if (reader.accept("set")) {
      return !reader.acceptAny("local", "transaction", "constraints");
    }
    // A definition that contains set_config does not call it now.
    return reader.acceptAny("reset", "discard", "listen")
        || (!reader.accept("create") && callsSetConfig(tokens));
  }

  private static boolean callsSetConfig(TokenSequence tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      if (isSetConfig(tokens, i) && tokens.isSymbol(i + 1, "(") && !endsInTrue(tokens, i + 2)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSetConfig(TokenSequence tokens, int index) {
    return tokens.isWord(index, "set_config")
        || (tokens.is(index, SqlToken.Kind.QUOTED_WORD)
            && tokens.text(tokens.get(index)).equals("\"set_config\""));
  }

  /**
   * Whether the call with arguments from {@code from} on ends in {@code true}, so that it is local.
   */
  private static boolean endsInTrue(TokenSequence tokens, int from) {
    int depth = 1;
    int at = from;
    while (at < tokens.size()) {
      depth += tokens.isSymbol(at, "(") ? 1 : tokens.isSymbol(at, ")") ? -1 : 0;
      if (depth == 0) {
        break;
      }
      at++;
    }
    return tokens.isWord(at - 1, "true") && tokens.isSymbol(at - 2, ",");
  }
}
