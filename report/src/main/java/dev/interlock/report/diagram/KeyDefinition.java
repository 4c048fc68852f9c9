package dev.interlock.report.diagram;

import java.util.List;
import java.util.Optional;

/** A key of a table, read from the definition of a constraint or an index. */
sealed interface KeyDefinition {

  /** A primary key. */
  record Primary(List<String> columns) implements KeyDefinition {}

  /** A unique constraint, or a unique index of all rows. */
  record Unique(List<String> columns) implements KeyDefinition {}

  /**
   * A foreign key.
   *
   * @param targetColumns empty where SQLite means the primary key
   */
  record Foreign(
      List<String> columns, QualifiedName target, List<String> targetColumns, String onDelete)
      implements KeyDefinition {}

  /** Returns the key; empty for other constraints and indexes, and for keys on expressions. */
  static Optional<KeyDefinition> read(String definition) {
    var words = new DefinitionWords(definition);
    if (words.skip("primary", "key")) {
      return Optional.of(new Primary(words.columns()));
    }
    if (words.skip("foreign", "key")) {
      return foreign(words);
    }
    if (words.skip("unique")) {
      return unique(words, definition);
    }
    return Optional.empty();
  }

  private static Optional<KeyDefinition> foreign(DefinitionWords words) {
    List<String> columns = words.columns();
    if (!words.skip("references")) {
      return Optional.empty();
    }
    QualifiedName target = words.table();
    List<String> targetColumns = words.columns();
    return Optional.of(new Foreign(columns, target, targetColumns, onDelete(words)));
  }

  private static String onDelete(DefinitionWords words) {
    if (!words.skipTo("on", "delete")) {
      return "";
    }
    String first = words.keyword();
    return first.equals("set") || first.equals("no") ? first + " " + words.keyword() : first;
  }

  /** A partial index makes only some rows unique. */
  private static Optional<KeyDefinition> unique(DefinitionWords words, String definition) {
    words.skip("nulls", "not", "distinct");
    words.skip("btree");
    List<String> columns = words.columns();
    boolean partial = new DefinitionWords(definition).skipTo("where");
    return columns.isEmpty() || partial ? Optional.empty() : Optional.of(new Unique(columns));
  }
}
