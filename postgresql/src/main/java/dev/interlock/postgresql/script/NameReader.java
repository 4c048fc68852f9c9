package dev.interlock.postgresql.script;

import dev.interlock.script.token.Ascii;
import dev.interlock.script.token.SqlToken;
import dev.interlock.script.token.TokenReader;
import java.util.Optional;

/** Reads identifiers (manual, 4.1.1 Identifiers and Key Words). */
final class NameReader {

  static final char DEFAULT_ESCAPE = '\\';

  private final TokenReader reader;

  NameReader(TokenReader reader) {
    this.reader = reader;
  }

  /**
   * Reads {@code name}, {@code schema.name} or {@code database.schema.name}; empty if the next
   * token is not a name.
   */
  Optional<QualifiedName> qualifiedName() {
    var name = identifier().map(QualifiedName::of);
    while (name.isPresent() && reader.acceptSymbol(".")) {
      String schema = name.get().name();
      name = identifier().map(next -> QualifiedName.of(schema, next));
    }
    return name;
  }

  /** Reads an identifier; empty if the next token is not a word, or has malformed escapes. */
  Optional<String> identifier() {
    var word = reader.take(SqlToken.Kind.WORD);
    if (word.isPresent()) {
      return word.map(Ascii::fold);
    }
    return reader.take(SqlToken.Kind.QUOTED_WORD).flatMap(this::unquoted);
  }

  private Optional<String> unquoted(String quoted) {
    return unquoted(quoted, quoted.startsWith("\"") ? DEFAULT_ESCAPE : escapeCharacter());
  }

  /** Returns the name in quotes; empty if it has malformed escapes. */
  static Optional<String> unquoted(String quoted, char escape) {
    int open = quoted.indexOf('"');
    String name = quoted.substring(open + 1, quoted.length() - 1).replace("\"\"", "\"");
    return open == 0 ? Optional.of(name) : UnicodeEscapes.decode(name, escape);
  }

  private char escapeCharacter() {
    if (!reader.accept("uescape")) {
      return DEFAULT_ESCAPE;
    }
    // A literal such as '!'; the server refuses anything else.
    return reader
        .take(SqlToken.Kind.STRING)
        .filter(literal -> literal.length() == 3)
        .map(literal -> literal.charAt(1))
        .orElse(DEFAULT_ESCAPE);
  }
}
