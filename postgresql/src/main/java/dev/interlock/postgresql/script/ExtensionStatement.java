package dev.interlock.postgresql.script;

import dev.interlock.dialect.ExtensionRequest;
import dev.interlock.script.token.SqlToken;
import dev.interlock.script.token.TokenReader;
import java.util.Optional;

/** Parses {@code CREATE EXTENSION} and {@code ALTER EXTENSION … UPDATE}. */
public final class ExtensionStatement {

  private final String statement;
  private final TokenReader reader;
  private final NameReader names;

  private ExtensionStatement(String statement) {
    this.statement = statement;
    reader = reader(statement);
    names = new NameReader(reader);
  }

  private static TokenReader reader(String statement) {
    return new TokenReader(PostgresLexer.statement(statement));
  }

  /**
   * Returns the request of the statement; empty for another statement.
   *
   * @param statement one statement, without its semicolon
   */
  public static Optional<ExtensionRequest> parse(String statement) {
    return mayBeOne(statement) ? new ExtensionStatement(statement).request() : Optional.empty();
  }

  /** Excludes most other statements by their first letter, without parsing them. */
  private static boolean mayBeOne(String statement) {
    char first = statement.isEmpty() ? ' ' : Character.toLowerCase(statement.charAt(0));
    return first == 'c' || first == 'a';
  }

  private Optional<ExtensionRequest> request() {
    if (reader.accept("create", "extension")) {
      boolean unlessThere = reader.accept("if", "not", "exists");
      return names
          .identifier()
          .map(name -> new ExtensionRequest(name, version(), unlessThere, isCascading()));
    }
    if (reader.accept("alter", "extension")) {
      return names
          .identifier()
          .filter(name -> reader.accept("update"))
          .map(name -> new ExtensionRequest(name, updatedTo(), false, false));
    }
    return Optional.empty();
  }

  /** Whether CASCADE is among the options, which may have any order. */
  private boolean isCascading() {
    return reader(statement).skipPast("cascade");
  }

  private Optional<String> version() {
    return reader.skipPast("version") ? word() : Optional.empty();
  }

  private Optional<String> updatedTo() {
    return reader.accept("to") ? word() : Optional.empty();
  }

  /** Reads a version, which is a literal or an identifier (gram.y, NonReservedWord_or_Sconst). */
  private Optional<String> word() {
    return reader
        .take(SqlToken.Kind.STRING)
        .filter(literal -> literal.startsWith("'"))
        .map(literal -> literal.substring(1, literal.length() - 1).replace("''", "'"))
        .or(names::identifier);
  }
}
