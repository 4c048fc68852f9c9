package dev.interlock.postgresql.online;

import dev.interlock.script.token.TokenSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A unique or primary key as ALTER TABLE adds it.
 *
 * @param columns the columns of the key
 * @param included the columns that are only stored
 * @param definition the columns and options as CREATE INDEX writes them
 * @param attributes what follows, such as {@code DEFERRABLE}
 */
record UniqueKey(
    boolean isPrimary,
    List<String> columns,
    List<String> included,
    String definition,
    String attributes) {

  /** Reads an action from the word UNIQUE or PRIMARY on. */
  static UniqueKey of(TokenSequence action, int from) {
    boolean isPrimary = action.isWord(from, "primary");
    int next = from + (isPrimary ? 2 : 1);
    String nulls = "";
    if (action.isWord(next, "nulls")) {
      int end = next + (action.isWord(next + 1, "not") ? 3 : 2);
      nulls = action.text(next, end);
      next = end;
    }
    List<String> columns = Names.list(action, next);
    var definition = new ArrayList<String>();
    int end = Names.close(action, next) + 1;
    definition.add(action.text(next, end));
    next = end;
    List<String> included = List.of();
    if (action.isWord(next, "include")) {
      included = Names.list(action, next + 1);
      end = Names.close(action, next + 1) + 1;
      definition.add(action.text(next, end));
      next = end;
    }
    definition.add(nulls);
    if (action.isWord(next, "with")) {
      end = Names.close(action, next + 1) + 1;
      definition.add(action.text(next, end));
      next = end;
    }
    if (action.hasWords(next, "using", "index", "tablespace")) {
      definition.add(action.text(next + 2, next + 4));
      next += 4;
    }
    definition.removeIf(String::isEmpty);
    return new UniqueKey(
        isPrimary,
        columns,
        included,
        String.join(" ", definition),
        action.text(next, action.size()));
  }

  String words() {
    return isPrimary ? "PRIMARY KEY" : "UNIQUE";
  }

  /** Returns all columns of the index, of which the server makes its name. */
  List<String> allColumns() {
    return Stream.concat(columns.stream(), included.stream()).toList();
  }
}
