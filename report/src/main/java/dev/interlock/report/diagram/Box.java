package dev.interlock.report.diagram;

import dev.interlock.catalog.ObjectKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table, view or enum as it is drawn: a title above rows. Keys come first, in the order primary,
 * foreign, others, so that a box shows the same keys at the same places with and without its other
 * columns.
 *
 * @param tag what it is, if it is no plain table
 * @param rows all rows; those with a key first
 * @param keys the number of rows that are always shown
 */
record Box(QualifiedName name, String tag, Optional<String> comment, List<Row> rows, int keys) {

  /**
   * A row.
   *
   * @param name a column, or a label of an enum
   * @param mark such as {@code PK}
   * @param type with a question mark if the column may be null
   * @param target the table that the column refers to without a line; else empty
   * @param hint the rest that is known, for a tooltip; empty if there is none
   */
  record Row(String name, String mark, String type, String target, String hint) {

    /** Returns the text at the right border. */
    String right() {
      return target.isEmpty() ? type : "→ " + target;
    }
  }

  Box {
    rows = List.copyOf(rows);
  }

  /**
   * Returns the box of a table.
   *
   * @param targets the tables that columns refer to without a line, by the columns' names
   */
  static Box of(Table table, Map<String, String> targets) {
    var columns = new ArrayList<>(table.columns());
    columns.sort(Comparator.comparingInt(Box::rank));
    return new Box(
        table.name(),
        tag(table),
        table.comment(),
        columns.stream()
            .map(column -> row(column, targets.getOrDefault(column.name(), "")))
            .toList(),
        (int) columns.stream().filter(Column::isKey).count());
  }

  static Box of(EnumType type) {
    return new Box(
        type.name(),
        "enum",
        type.comment(),
        type.labels().stream()
            .map(label -> new Row(VisibleText.of(label), "", "", "", ""))
            .toList(),
        0);
  }

  private static int rank(Column column) {
    return column.primary() ? 0 : column.foreign() ? 1 : column.unique() ? 2 : 3;
  }

  private static Row row(Column column, String target) {
    String type = VisibleText.of(column.shortType()) + (column.notNull() ? "" : "?");
    var hint = new ArrayList<String>();
    column.value().ifPresent(hint::add);
    column.comment().ifPresent(hint::add);
    return new Row(
        VisibleText.of(column.name()),
        mark(column),
        type,
        VisibleText.of(target),
        String.join("\n", hint));
  }

  private static String mark(Column column) {
    if (column.primary()) {
      return column.foreign() ? "PF" : "PK";
    }
    return column.foreign() ? "FK" : column.unique() ? "UK" : "";
  }

  private static String tag(Table table) {
    if (table.partitions() > 0) {
      return table.partitions() + (table.partitions() == 1 ? " partition" : " partitions");
    }
    return table.kind() == ObjectKind.TABLE ? "" : table.kind().word();
  }

  String title() {
    return VisibleText.of(name.label());
  }

  /** Returns the index of the row of a column. */
  int rowOf(String column) {
    String visible = VisibleText.of(column);
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).name().equals(visible)) {
        return i;
      }
    }
    return 0;
  }
}
