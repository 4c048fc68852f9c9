package dev.interlock.dialect.data;

import dev.interlock.catalog.Identifier;
import java.util.List;
import java.util.Optional;

/**
 * A table whose rows are checked.
 *
 * @param schema its schema; empty for a product without schemas
 * @param isPartitioned whether its rows are in its partitions
 * @param hasChildren whether other tables inherit from it, whose rows a query returns as well
 * @param key the columns of its primary key; empty if it has none
 * @param columns in their order in the table
 * @param referencing tables with a foreign key to this one, as messages show them
 */
public record CheckedTable(
    String schema,
    String name,
    boolean isPartitioned,
    boolean hasChildren,
    List<String> key,
    List<Column> columns,
    List<String> referencing) {

  public CheckedTable {
    key = List.copyOf(key);
    columns = List.copyOf(columns);
    referencing = List.copyOf(referencing);
  }

  /**
   * A column.
   *
   * @param type as the server prints it
   * @param standard its default, as an expression
   * @param isGiven whether an insert may give a value
   * @param mustBeGiven whether an insert must give a value
   */
  public record Column(
      String name,
      String type,
      boolean isNullable,
      Optional<String> standard,
      boolean isGiven,
      boolean mustBeGiven) {

    /**
     * Whether its type is outside the system's schema. The value of such a type can be a row, of
     * which {@code IS NULL} tests the fields.
     */
    public boolean hasOwnType() {
      return type.contains(".") || type.startsWith("\"");
    }
  }

  /** Returns a column; empty if the table does not have it yet. */
  public Optional<Column> column(String wanted) {
    return columns.stream().filter(column -> column.name().equalsIgnoreCase(wanted)).findFirst();
  }

  /** Returns the table as messages show it: quoted if necessary, without the default schema. */
  public String shown() {
    return Identifier.isDefaultSchema(schema)
        ? Identifier.quoted(name)
        : Identifier.quoted(schema) + "." + Identifier.quoted(name);
  }
}
