package dev.interlock.sqlite.session;

import dev.interlock.ledger.SessionState;
import dev.interlock.script.Statement;
import dev.interlock.script.StatementKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The statements by which a file has made settings for its connection, in order. SQLite has no
 * statement that lists settings, and only a {@code PRAGMA} changes one.
 */
record PragmaState(List<String> statements) {

  static final PragmaState NONE = new PragmaState(List.of());

  private static final String SEPARATOR = ";\n";

  PragmaState {
    statements = List.copyOf(statements);
  }

  static PragmaState of(SessionState state) {
    return state.isNew() ? NONE : new PragmaState(List.of(state.words().split(SEPARATOR, -1)));
  }

  SessionState state() {
    return new SessionState(String.join(SEPARATOR, statements));
  }

  PragmaState after(List<Statement> more) {
    var all = new ArrayList<>(statements);
    more.stream()
        .filter(PragmaState::lasts)
        .map(statement -> statement.text().replaceAll("\\s+", " "))
        .forEach(all::add);
    return new PragmaState(all);
  }

  /**
   * Whether the setting ends with the connection; one that is stored in the file need not be
   * repeated.
   */
  private static boolean lasts(Statement statement) {
    return statement.kind() == StatementKind.SESSION
        || (statement.kind() == StatementKind.NON_TRANSACTIONAL
            && statement.text().toLowerCase(Locale.ROOT).startsWith("pragma"));
  }
}
