package dev.interlock.project.diagnosis;

import java.util.Optional;

/**
 * A relation or a column that one statement creates or removes.
 *
 * @param table the column's table; empty for a relation
 * @param name without its schema, as the server stores it
 * @param offset 0-based character offset of the name in the statement
 */
record NamedObject(Change change, Optional<String> table, String name, int offset) {

  /** The effect of the statement on the object. */
  enum Change {
    CREATES,
    REMOVES
  }

  /** Returns the same for a statement that begins further behind. */
  NamedObject behind(int characters) {
    return new NamedObject(change, table, name, offset + characters);
  }

  static NamedObject relation(Change change, String name, int offset) {
    return new NamedObject(change, Optional.empty(), name, offset);
  }

  static NamedObject column(Change change, String table, String name, int offset) {
    return new NamedObject(change, Optional.of(table), name, offset);
  }
}
