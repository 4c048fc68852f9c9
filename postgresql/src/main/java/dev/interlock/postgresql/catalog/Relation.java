package dev.interlock.postgresql.catalog;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.Identifier;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.catalog.TextMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A table or another relation, with the facts that its parts need. */
final class Relation {

  /** The positions of columns as uncompared attributes; columns in the same position share one. */
  private static final List<TextMap> POSITIONS =
      IntStream.range(0, 100)
          .mapToObj(at -> TextMap.empty().with(Attribute.POSITION, Integer.toString(at)))
          .toList();

  private final String schema;
  private final String name;
  private final ObjectBuilder draft;
  private final boolean partition;

  /** The columns by their numbers, the first of which is 1; dropped ones are null. */
  private final List<@Nullable Column> columns = new ArrayList<>();

  /**
   * Creates a relation.
   *
   * @param draft its object; for a composite type, the type
   */
  Relation(String schema, String name, ObjectBuilder draft, boolean partition) {
    this.schema = schema;
    this.name = name;
    this.draft = draft;
    this.partition = partition;
  }

  /**
   * The facts of a column that other parts need.
   *
   * @param generated a letter for the kind of generated column; empty for an ordinary one
   */
  record Column(String name, String quoted, int collation, String generated, ObjectBuilder draft) {

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

  ObjectBuilder draft() {
    return draft;
  }

  boolean isPartition() {
    return partition;
  }

  /** Returns the name with its schema, quoted for SQL. */
  String quoted() {
    return Identifier.quoted(schema) + "." + Identifier.quoted(name);
  }

  boolean isComposite() {
    return draft.id().kind() == ObjectKind.COMPOSITE_TYPE;
  }

  List<String> path() {
    return List.of(schema, name);
  }

  List<String> path(String part) {
    return List.of(schema, name, part);
  }

  void add(int number, Column column) {
    while (columns.size() < number) {
      columns.add(null);
    }
    columns.set(number - 1, column);
  }

  @Nullable Column column(int number) {
    return number < 1 || number > columns.size() ? null : columns.get(number - 1);
  }

  @Nullable String columnName(int number) {
    Column column = column(number);
    return column == null ? null : column.name();
  }

  /** Numbers the columns; for a composite type, lists them in one attribute. */
  void finish() {
    int position = 0;
    for (Column column : columns) {
      if (column != null) {
        position++;
        column.draft().uncompared(position(position));
      }
    }
    if (isComposite()) {
      draft.put(
          "attributes",
          columns.stream()
              .filter(Objects::nonNull)
              .map(Column::text)
              .collect(Collectors.joining(", ")));
    }
  }

  private static TextMap position(int position) {
    return position < POSITIONS.size()
        ? POSITIONS.get(position)
        : TextMap.empty().with(Attribute.POSITION, Integer.toString(position));
  }

  /** Returns the names by number, the first of which is 1; null for dropped columns. */
  List<@Nullable String> columnNames() {
    var names = new ArrayList<@Nullable String>(columns.size());
    columns.forEach(column -> names.add(column == null ? null : column.name()));
    return names;
  }

  /** Returns the names of the columns with these numbers; other numbers are left out. */
  List<String> columnNames(List<Integer> numbers) {
    var names = new ArrayList<String>(numbers.size());
    for (int number : numbers) {
      String name = columnName(number);
      if (name != null) {
        names.add(name);
      }
    }
    return names;
  }

  /**
   * Returns the columns with these numbers as the server lists them; null if one does not exist.
   */
  @Nullable String listed(List<Integer> numbers) {
    var list = new StringJoiner(", ");
    for (int number : numbers) {
      Column column = column(number);
      if (column == null) {
        return null;
      }
      list.add(column.quoted());
    }
    return list.toString();
  }
}
