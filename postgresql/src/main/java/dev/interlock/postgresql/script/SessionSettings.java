package dev.interlock.postgresql.script;

import dev.interlock.script.StatementKind;
import dev.interlock.script.token.SettingChange;
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
    return reader.acceptAny("reset", "discard", "listen")
        || SettingChange.in(tokens).stream().anyMatch(change -> !change.isLocal());
  }
}
