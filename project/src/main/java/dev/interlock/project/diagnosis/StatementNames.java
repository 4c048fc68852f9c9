package dev.interlock.project.diagnosis;

import dev.interlock.project.diagnosis.NamedObject.Change;
import dev.interlock.script.token.TokenSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads which relations and columns a statement creates, renames or drops, from its words. SQL that
 * is built at run time, as in {@code EXECUTE}, is not seen. For one use.
 */
final class StatementNames {

  private static final Set<String> RELATIONS = Set.of("table", "view", "sequence");

  /** Words between {@code CREATE} and the kind: {@code OR REPLACE}, {@code UNLOGGED} … */
  private static final int MOST_OPTIONS = 5;

  /** Words that begin a constraint, where a column's name could be. */
  private static final Set<String> NO_COLUMN =
      Set.of(
          "constraint",
          "primary",
          "unique",
          "check",
          "foreign",
          "exclude",
          "like",
          "partition",
          "attribute",
          "value");

  private final TokenSequence tokens;
  private final List<NamedObject> found = new ArrayList<>();

  private StatementNames(TokenSequence tokens) {
    this.tokens = tokens;
  }

  static List<NamedObject> in(TokenSequence tokens) {
    var names = new StatementNames(tokens);
    switch (tokens.word(0)) {
      case "create" -> names.create();
      case "alter" -> names.alter();
      case "drop" -> names.drop();
      default -> {}
    }
    return List.copyOf(names.found);
  }

  private int kind() {
    for (int at = 1; at <= MOST_OPTIONS && at < tokens.size(); at++) {
      if (RELATIONS.contains(tokens.word(at))) {
        return at;
      }
    }
    return -1;
  }

  private void create() {
    int kind = kind();
    if (kind < 0) {
      return;
    }
    int name = nameAt(skipExists(kind + 1));
    found.add(NamedObject.relation(Change.CREATES, tokens.name(name), offset(name)));
    if (tokens.isWord(kind, "table") && tokens.isSymbol(name + 1, "(")) {
      columns(tokens.name(name), name + 2);
    }
  }

  /** Reads the first word after each comma of a list in parentheses. */
  private void columns(String table, int from) {
    int depth = 1;
    boolean isFirst = true;
    for (int at = from; at < tokens.size() && depth > 0; at++) {
      if (isFirst && depth == 1 && !NO_COLUMN.contains(tokens.word(at))) {
        column(Change.CREATES, table, at);
      }
      isFirst = depth == 1 && tokens.isSymbol(at, ",");
      depth += tokens.isSymbol(at, "(") ? 1 : tokens.isSymbol(at, ")") ? -1 : 0;
    }
  }

  private void alter() {
    int kind = kind();
    if (kind < 0) {
      return;
    }
    int name = nameAt(skipExists(kind + 1));
    String table = tokens.name(name);
    int depth = 0;
    for (int at = name + 1; at < tokens.size(); at++) {
      boolean isAction = depth == 0 && (at == name + 1 || tokens.isSymbol(at - 1, ","));
      if (isAction) {
        action(table, name, at);
      }
      depth += tokens.isSymbol(at, "(") ? 1 : tokens.isSymbol(at, ")") ? -1 : 0;
    }
  }

  private void action(String table, int name, int at) {
    int object = skipExists(tokens.isWord(at + 1, "column") ? at + 2 : at + 1);
    switch (tokens.word(at)) {
      case "add" -> column(Change.CREATES, table, object);
      case "drop" -> column(Change.REMOVES, table, object);
      case "rename" -> rename(table, name, object);
      default -> {}
    }
  }

  private void rename(String table, int name, int at) {
    if (tokens.isWord(at, "to")) {
      found.add(NamedObject.relation(Change.REMOVES, table, offset(name)));
      found.add(NamedObject.relation(Change.CREATES, tokens.name(at + 1), offset(at + 1)));
    } else if (tokens.isWord(at + 1, "to")) {
      column(Change.REMOVES, table, at);
      column(Change.CREATES, table, at + 2);
    }
  }

  private void column(Change change, String table, int at) {
    if (!tokens.name(at).isEmpty() && !NO_COLUMN.contains(tokens.word(at))) {
      found.add(NamedObject.column(change, table, tokens.name(at), offset(at)));
    }
  }

  private void drop() {
    int kind = kind();
    int at = kind < 0 ? tokens.size() : skipExists(kind + 1);
    while (at < tokens.size()) {
      int name = nameAt(at);
      found.add(NamedObject.relation(Change.REMOVES, tokens.name(name), offset(name)));
      at = tokens.isSymbol(name + 1, ",") ? name + 2 : tokens.size();
    }
  }

  /** Skips {@code IF EXISTS}, {@code IF NOT EXISTS} and {@code ONLY}. */
  private int skipExists(int at) {
    int after = tokens.hasWords(at, "if", "not", "exists") ? at + 3 : at;
    after = tokens.hasWords(after, "if", "exists") ? after + 2 : after;
    return tokens.isWord(after, "only") ? after + 1 : after;
  }

  /** Returns the index of the last part of a name that may be qualified. */
  private int nameAt(int at) {
    int name = at;
    while (tokens.isSymbol(name + 1, ".")) {
      name += 2;
    }
    return name;
  }

  private int offset(int at) {
    return at < tokens.size() ? tokens.get(at).start() : 0;
  }
}
