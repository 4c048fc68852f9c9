package dev.interlock.check.models;

import dev.interlock.script.token.TokenSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A list of names in parentheses.
 *
 * @param end index of the token after the closing parenthesis
 */
record NameList(List<String> names, int end) {

  NameList {
    names = List.copyOf(names);
  }

  /** Reads the list that opens at {@code open}; empty if it contains anything besides names. */
  static Optional<NameList> at(TokenSequence tokens, int open) {
    var names = new ArrayList<String>();
    int at = open;
    do {
      String name = tokens.name(at + 1);
      if (name.isEmpty()) {
        return Optional.empty();
      }
      names.add(name);
      at += 2;
    } while (tokens.isSymbol(at, ","));
    return tokens.isSymbol(open, "(") && tokens.isSymbol(at, ")")
        ? Optional.of(new NameList(names, at + 1))
        : Optional.empty();
  }
}
