package dev.interlock.postgresql.script;

import dev.interlock.script.token.Ascii;
import dev.interlock.script.token.SqlToken;
import dev.interlock.script.token.TokenReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A list of options: {@code (concurrently, refresh = false, verbose off)}. */
record Options(Map<String, String> values) {

  private static final Set<String> OFF = Set.of("false", "off", "0", "'false'", "'off'", "'0'");

  Options {
    values = Map.copyOf(values);
  }

  /** Reads the options after an opening parenthesis, and the closing one. */
  static Options read(TokenReader reader) {
    var values = new HashMap<String, String>();
    do {
      var name = new NameReader(reader).identifier();
      reader.acceptSymbol("=");
      var value = value(reader);
      name.ifPresent(option -> values.put(option, value));
    } while (reader.acceptSymbol(","));
    reader.acceptSymbol(")");
    return new Options(values);
  }

  /** Reads the options after the next {@code WITH}; empty without that word. */
  static Options afterWith(TokenReader reader) {
    return reader.skipPast("with") && reader.acceptSymbol("(")
        ? read(reader)
        : new Options(Map.of());
  }

  /** Reads the value of an option; without one, the option is on. */
  private static String value(TokenReader reader) {
    if (reader.isAtSymbol(",") || reader.isAtSymbol(")")) {
      return "true";
    }
    return reader
        .take(SqlToken.Kind.WORD)
        .or(() -> reader.take(SqlToken.Kind.STRING))
        .or(() -> reader.take(SqlToken.Kind.SYMBOL))
        .map(Ascii::fold)
        .orElse("");
  }

  boolean has(String option) {
    return values.containsKey(option);
  }

  /** Whether a boolean option is on (manual, 8.6 Boolean Type, without the abbreviations). */
  boolean isOn(String option, boolean otherwise) {
    return Optional.ofNullable(values.get(option))
        .map(value -> !OFF.contains(value))
        .orElse(otherwise);
  }
}
