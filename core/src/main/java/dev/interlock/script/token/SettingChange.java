package dev.interlock.script.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A change of a session setting (PostgreSQL manual, SET and {@code set_config}).
 *
 * @param name in lower case, as {@code RESET} takes it; {@link #ALL} for every setting; empty if
 *     only the run knows it
 * @param isDefault whether the setting returns to its default
 * @param isLocal whether the change ends with the transaction
 */
public record SettingChange(String name, boolean isDefault, boolean isLocal) {

  /** The name that means every setting. */
  public static final String ALL = "all";

  public static final String SESSION_AUTHORIZATION = "session authorization";

  /** The defaults that {@code SET SESSION CHARACTERISTICS} changes, by the word of the mode. */
  private static final SortedMap<String, String> CHARACTERISTICS =
      new TreeMap<>(
          Map.of(
              "isolation", "default_transaction_isolation",
              "read", "default_transaction_read_only",
              "deferrable", "default_transaction_deferrable"));

  /** A name and the index of the token after it. */
  private record Name(String name, int end) {}

  /** Whether the setting, whose name is known, gets a value of its own. */
  public boolean isSet() {
    return !isDefault && !name.isEmpty();
  }

  /** Returns the changes that a statement makes when it runs; a definition makes none. */
  public static List<SettingChange> in(TokenSequence tokens) {
    return switch (tokens.word(0)) {
      case "set" -> set(tokens);
      case "reset" -> List.of(new SettingChange(nameAt(tokens, 1).name(), true, false));
      case "discard" ->
          tokens.isWord(1, ALL) ? List.of(new SettingChange(ALL, true, false)) : List.of();
      case "create" -> List.of();
      default -> calls(tokens);
    };
  }

  private static List<SettingChange> set(TokenSequence tokens) {
    boolean isLocal = tokens.isWord(1, "local");
    boolean isSession = tokens.isWord(1, "session") && !tokens.isWord(2, "authorization");
    int at = isLocal || isSession ? 2 : 1;
    return switch (tokens.word(at)) {
      case "transaction", "constraints" -> List.of();
      case "characteristics" ->
          CHARACTERISTICS.entrySet().stream()
              .filter(mode -> tokens.contains(mode.getKey()))
              .map(mode -> new SettingChange(mode.getValue(), false, false))
              .toList();
      default -> {
        Name name = nameAt(tokens, at);
        int last = tokens.size() - 1;
        boolean isDefault =
            last < name.end() || tokens.isWord(last, "default") && last <= name.end() + 1;
        yield List.of(new SettingChange(name.name(), isDefault, isLocal));
      }
    };
  }

  /** Reads a name, for which SQL sometimes has other words. */
  private static Name nameAt(TokenSequence tokens, int at) {
    return switch (tokens.word(at)) {
      case "time" -> new Name("timezone", at + 2);
      case "session" -> new Name(SESSION_AUTHORIZATION, at + 2);
      case "xml" -> new Name("xmloption", at + 2);
      case "schema" -> new Name("search_path", at + 1);
      case "names" -> new Name("client_encoding", at + 1);
      default -> {
        var name = new StringBuilder(tokens.name(at));
        int end = at + 1;
        while (tokens.isSymbol(end, ".")) {
          name.append('.').append(tokens.name(end + 1));
          end += 2;
        }
        yield new Name(Ascii.fold(name.toString()), end);
      }
    };
  }

  private static List<SettingChange> calls(TokenSequence tokens) {
    var calls = new ArrayList<SettingChange>();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.isName(i, "set_config") && tokens.isSymbol(i + 1, "(")) {
        String name = tokens.value(i + 2).map(Ascii::fold).orElse("");
        calls.add(new SettingChange(name, false, endsInTrue(tokens, i + 2)));
      }
    }
    return calls;
  }

  /** Whether the arguments from {@code from} on end in {@code true}, so that the call is local. */
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
