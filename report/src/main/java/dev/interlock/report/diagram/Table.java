package dev.interlock.report.diagram;

import dev.interlock.catalog.ObjectKind;
import java.util.List;
import java.util.Optional;

/**
 * A table or a view.
 *
 * @param kind a table, foreign table, view or materialized view
 * @param columns in the order of the database
 * @param primaryKey its columns; empty if there is none
 * @param uniqueKeys the columns of each unique constraint or whole unique index
 * @param partitions the number of partitions, which the diagram does not show, at all levels
 */
public record Table(
    QualifiedName name,
    ObjectKind kind,
    Optional<String> comment,
    List<Column> columns,
    List<String> primaryKey,
    List<List<String>> uniqueKeys,
    int partitions) {

  public Table {
    columns = List.copyOf(columns);
    primaryKey = List.copyOf(primaryKey);
    uniqueKeys = uniqueKeys.stream().map(List::copyOf).toList();
  }
}
