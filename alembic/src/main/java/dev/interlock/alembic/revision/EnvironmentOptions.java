package dev.interlock.alembic.revision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The options by which {@code env.py} names Alembic's table, as far as its text shows them.
 *
 * @param table the name; empty for the default one
 * @param schema its schema; empty for the default one
 * @param isPlain whether both are plain texts
 */
public record EnvironmentOptions(Optional<String> table, Optional<String> schema, boolean isPlain) {

  private static final EnvironmentOptions NONE =
      new EnvironmentOptions(Optional.empty(), Optional.empty(), true);

  /** Reads the options of an {@code env.py}; none if it cannot be read. */
  public static EnvironmentOptions read(Path file) {
    try {
      return of(Files.readString(file));
    } catch (IOException | NotPython e) {
      return NONE; // Python reports what is wrong with it
    }
  }

  static EnvironmentOptions of(String text) {
    List<Token> tokens =
        PythonLexer.read(text).statements().stream()
            .flatMap(statement -> statement.tokens().stream())
            .toList();
    Value table = Value.of("version_table", tokens);
    Value schema = Value.of("version_table_schema", tokens);
    return new EnvironmentOptions(table.text(), schema.text(), table.isPlain() && schema.isPlain());
  }

  /** The value of a keyword. */
  private record Value(Optional<String> text, boolean isPlain) {

    static Value of(String keyword, List<Token> tokens) {
      for (int i = 0; i + 2 < tokens.size(); i++) {
        if (tokens.get(i).is(keyword) && tokens.get(i + 1).is("=")) {
          return of(tokens.get(i + 2));
        }
      }
      return new Value(Optional.empty(), true);
    }

    private static Value of(Token token) {
      try {
        return token.isString()
            ? new Value(Optional.of(PythonString.value(token)), true)
            : new Value(Optional.empty(), token.is("None"));
      } catch (NotPython e) {
        return new Value(Optional.empty(), false);
      }
    }
  }
}
