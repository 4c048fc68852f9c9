package dev.interlock.dialect.backup;

import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import java.util.List;

/**
 * The rows of a table, or the values of one column with the keys of their rows, as a copy holds
 * them.
 *
 * @param object the table or the column that was about to be lost
 * @param columns in the order of the copy; without generated columns
 * @param key the columns that identify a row; empty for a table without a key
 */
public record SavedRows(ObjectId object, List<SavedColumn> columns, List<String> key) {

  public SavedRows {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
  }

  /** Whether these are values of one column, of rows that stay. */
  public boolean isColumn() {
    return object.kind() == ObjectKind.COLUMN;
  }

  /** Returns the names of the columns. */
  public List<String> names() {
    return columns.stream().map(SavedColumn::name).toList();
  }

  /** Returns the columns whose values are put back: all, or the one that was lost. */
  public List<String> restored() {
    return isColumn() ? List.of(object.name()) : names();
  }
}
