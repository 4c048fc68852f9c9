package dev.interlock.postgresql.script;

import dev.interlock.script.StatementKind;
import dev.interlock.script.token.Ascii;
import dev.interlock.script.token.SqlToken;
import dev.interlock.script.token.TokenReader;
import dev.interlock.script.token.TokenSequence;
import java.util.Optional;
import java.util.Set;

/**
 * Follows {@code standard_conforming_strings} through a script: if it is off, a backslash in a
 * plain string escapes the next character (PostgreSQL manual, section 4.1.2.1). The server reports
 * the setting to psql, which reads on accordingly. A change inside a function, without the
 * setting's name in the script, is not seen here.
 */
final class StringSyntax {

  private static final String NAME = "standard_conforming_strings";

  private static final Set<String> OFF = Set.of("off", "false", "no", "0");

  private boolean session = true;
  private Optional<Boolean> transaction = Optional.empty();

  /** Whether a backslash is an ordinary character. */
  boolean isStandard() {
    return transaction.orElse(session);
  }

  /** Notes a statement of the script. */
  void after(TokenSequence tokens, StatementKind kind) {
    switch (kind) {
      case COMMIT, ABORT -> transaction = Optional.empty();
      case NON_TRANSACTIONAL, SESSION -> read(tokens);
      case ORDINARY -> {
        if (tokens.isWord(0, "set")) {
          read(tokens);
        }
      }
      case BEGIN, CLIENT, COPY -> {}
    }
  }

  private void read(TokenSequence tokens) {
    var reader = new TokenReader(tokens);
    if (reader.accept("set")) {
      boolean local = reader.accept("local");
      reader.accept("session");
      if (reader.accept(NAME) && (reader.accept("to") || reader.acceptSymbol("="))) {
        set(!OFF.contains(value(tokens, tokens.size() - 1)), local);
      }
    } else if (reader.accept("reset", NAME)
        || reader.accept("reset", "all")
        || reader.accept("discard", "all")) {
      set(true, false);
    } else {
      readCalls(tokens);
    }
  }

  private void readCalls(TokenSequence tokens) {
    for (int i = 0; i + 6 < tokens.size(); i++) {
      if (tokens.isWord(i, "set_config") && value(tokens, i + 2).equals(NAME)) {
        set(!OFF.contains(value(tokens, i + 4)), tokens.isWord(i + 6, "true"));
      }
    }
  }

  private void set(boolean standard, boolean local) {
    if (local) {
      transaction = Optional.of(standard);
    } else {
      session = standard;
      transaction = Optional.empty();
    }
  }

  private static String value(TokenSequence tokens, int index) {
    SqlToken token = tokens.get(index);
    String text = tokens.text(token);
    return Ascii.fold(
        token.kind() == SqlToken.Kind.STRING && text.startsWith("'")
            ? text.substring(1, text.length() - 1)
            : text);
  }
}
