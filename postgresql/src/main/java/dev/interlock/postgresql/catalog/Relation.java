package dev.interlock.postgresql.catalog;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.Identifier;
import dev.interlock.catalog.ObjectKind;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A table, or what is like one, with what its parts need to know of it. */
final class Relation {

  private final String schema;
  private final String name;
  private final Draft draft;
  private final boolean partition;
  private final SortedMap<Integer, Column> columns = new TreeMap<>();

  /**
   * @param draft what becomes of it; of a composite type, the type
   */
  Relation(String schema, String name, Draft draft, boolean partition) {
    this.schema = schema;
    this.name = name;
    this.draft = draft;
    this.partition = partition;
  }

  /** What a part needs of its column. */
  record Column(String name, String quoted, int collation, Draft draft) {

    private String text() {
      String collation = draft.get(Attribute.COLLATION);
      String comment = draft.get(Attribute.COMMENT);
      return quoted
          + " "
          + draft.get(Attribute.TYPE)
          + (collation == null ? "" : " COLLATE " + collation)
          + (comment == null ? "" : " (" + comment + ")");
    }
  }

  String schema() {
    return schema;
  }

  String name() {
    return name;
  }

  Draft draft() {
    return draft;
  }

  boolean isPartition() {
    return partition;
  }

  /** With its schema, as SQL takes it. */
  String quoted() {
    return Identifier.quoted(schema) + "." + Identifier.quoted(name);
  }

  boolean isComposite() {
    return draft.id().kind() == ObjectKind.COMPOSITE_TYPE;
  }

  List<String> path() {
    return List.of(schema, name);
  }

  String[] path(String part) {
    return new String[] {schema, name, part};
  }

  void add(int number, Column column) {
    columns.put(number, column);
  }

  @Nullable Column column(int number) {
    return columns.get(number);
  }

  /** Numbers the columns; those of a composite type become its attribute. */
  void finish() {
    int position = 0;
    for (Column column : columns.values()) {
      position++;
      column.draft().aside(Attribute.POSITION, Integer.toString(position));
    }
    if (isComposite()) {
      draft.put(
          "attributes", String.join(", ", columns.values().stream().map(Column::text).toList()));
    }
  }

  /** Names of columns by their numbers; what is no column is left out. */
  List<String> columnNames(List<Integer> numbers) {
    return numbers.stream().map(this::column).filter(Objects::nonNull).map(Column::name).toList();
  }
}
