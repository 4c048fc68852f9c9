package dev.interlock.postgresql.script;

import dev.interlock.script.token.Ascii;
import dev.interlock.script.token.SqlToken;
import dev.interlock.script.token.TokenReader;
import dev.interlock.script.token.TokenSequence;
import java.util.Optional;
import java.util.Set;

/**
 * Statements that change something outside their database: roles, other databases, the server's
 * settings and files, other servers (PostgreSQL manual, SQL Commands). Only the words of the
 * statement count; changes by a block or a function are not visible here.
 */
public final class OutsideStatement {

  private static final Set<String> FIRST_LETTERS = Set.of("c", "a", "d", "g", "r", "s");

  private final TokenSequence tokens;
  private final TokenReader reader;

  private OutsideStatement(TokenSequence tokens) {
    this.tokens = tokens;
    this.reader = new TokenReader(tokens);
  }

  /**
   * Returns the kind of object outside the database, such as {@code a role}; empty for other
   * statements.
   *
   * @param statement one statement, without its semicolon
   */
  public static Optional<String> changes(String statement) {
    if (statement.isEmpty() || !FIRST_LETTERS.contains(Ascii.fold(statement.substring(0, 1)))) {
      return Optional.empty();
    }
    return new OutsideStatement(PostgresLexer.statement(statement)).changed();
  }

  /**
   * Whether the statement only gives privileges or ownership to a role, or acts as it, so that the
   * statement makes no difference to a schema without privileges.
   *
   * @param role folded and unquoted
   */
  public static boolean isOnlyAbout(String role, String statement) {
    var tokens = PostgresLexer.statement(statement);
    return isAboutRoles(tokens) && names(role, tokens);
  }

  private static boolean isAboutRoles(TokenSequence tokens) {
    if (tokens.isWord(0, "grant")
        || tokens.isWord(0, "revoke")
        || tokens.hasWords(0, "alter", "default", "privileges")
        || tokens.hasWords(0, "set", "role")
        || tokens.hasWords(0, "set", "local", "role")
        || tokens.hasWords(0, "set", "session", "role")
        || tokens.hasWords(0, "set", "session", "authorization")) {
      return true;
    }
    return tokens.isWord(0, "alter") && tokens.hasWords(tokens.size() - 3, "owner", "to");
  }

  private static boolean names(String role, TokenSequence tokens) {
    var reader = new TokenReader(tokens);
    var names = new NameReader(reader);
    while (!reader.isAtEnd()) {
      Optional<String> name = names.identifier();
      if (name.filter(role::equals).isPresent()) {
        return true;
      }
      if (name.isEmpty()) {
        if (reader
            .take(SqlToken.Kind.STRING)
            .filter(text -> text.equals("'" + role + "'"))
            .isPresent()) {
          return true;
        }
        reader.skip();
      }
    }
    return false;
  }

  private Optional<String> changed() {
    if (reader.acceptAny("create", "drop")) {
      return object();
    }
    if (reader.accept("alter")) {
      return reader.accept("system") ? Optional.of("the settings of the server") : object();
    }
    if (reader.accept("comment", "on")) {
      return shared();
    }
    if (reader.accept("security", "label")) {
      return reader.skipPast("on") ? shared() : Optional.empty();
    }
    if (reader.accept("reassign", "owned")) {
      return Optional.of("what a role owns in every database");
    }
    if (reader.acceptAny("grant", "revoke")) {
      return granted();
    }
    return reader.accept("copy") ? copied() : Optional.empty();
  }

  private Optional<String> object() {
    return reader.accept("subscription")
        ? Optional.of("a subscription, which reaches another server")
        : shared();
  }

  private Optional<String> shared() {
    if (reader.accept("user", "mapping")) {
      return Optional.empty();
    }
    if (reader.acceptAny("role", "user", "group")) {
      return Optional.of("a role");
    }
    if (reader.accept("database")) {
      return Optional.of("a database");
    }
    return reader.accept("tablespace") ? Optional.of("a tablespace") : Optional.empty();
  }

  /**
   * Determines the object of privileges; without {@code ON} the statement is about membership in
   * roles.
   */
  private Optional<String> granted() {
    int depth = 0;
    while (!reader.isAtEnd()) {
      if (reader.acceptSymbol("(")) {
        depth++;
      } else if (reader.acceptSymbol(")")) {
        depth--;
      } else if (depth == 0 && reader.accept("on")) {
        return reader.accept("parameter")
            ? Optional.of("privileges on a setting of the server")
            : shared().map(object -> "privileges on " + object);
      } else {
        reader.skip();
      }
    }
    return Optional.of("the members of a role");
  }

  private Optional<String> copied() {
    int depth = 0;
    for (int i = 1; i < tokens.size(); i++) {
      if (tokens.isSymbol(i, "(")) {
        depth++;
      } else if (tokens.isSymbol(i, ")")) {
        depth--;
      } else if (depth == 0 && (tokens.isWord(i, "to") || tokens.isWord(i, "from"))) {
        boolean isFile = tokens.isWord(i, "to") && tokens.is(i + 1, SqlToken.Kind.STRING);
        return isFile || tokens.isWord(i + 1, "program")
            ? Optional.of("a file or program of the server")
            : Optional.empty();
      }
    }
    return Optional.empty();
  }
}
