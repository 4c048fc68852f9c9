package dev.interlock.report.diagram;

import java.util.List;

/**
 * A foreign key.
 *
 * @param name as the database stores it; empty where it has none
 * @param columns the columns of {@code from}, in the order of {@code toColumns}
 * @param unique whether at most one row refers to a row of {@code to}
 * @param optional whether a row may refer to none, because a column may be null
 * @param onDelete such as {@code cascade}; empty for the default
 */
public record Reference(
    String name,
    QualifiedName from,
    List<String> columns,
    QualifiedName to,
    List<String> toColumns,
    boolean unique,
    boolean optional,
    String onDelete) {

  public Reference {
    columns = List.copyOf(columns);
    toColumns = List.copyOf(toColumns);
  }

  /** Returns the foreign key for people, such as {@code task.owner_id → person.id}. */
  public String label() {
    return side(from, columns) + " → " + side(to, toColumns);
  }

  private static String side(QualifiedName table, List<String> columns) {
    return columns.size() == 1
        ? table.label() + "." + columns.getFirst()
        : table.label() + " (" + String.join(", ", columns) + ")";
  }
}
