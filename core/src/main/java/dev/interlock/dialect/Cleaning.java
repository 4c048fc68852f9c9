package dev.interlock.dialect;

import java.util.List;

/** The result of emptying a database. */
public sealed interface Cleaning {

  /** The number up to which rows are counted; an exact higher number is not needed. */
  int BOUND = 1000;

  /**
   * All objects in the usual scope of the catalog were dropped, and the ledger.
   *
   * @param objects the number of objects dropped, without parts of tables
   */
  record Cleaned(int objects) implements Cleaning {}

  /** Nothing was changed, because these tables have rows. */
  record Occupied(List<TableRows> tables) implements Cleaning {
    public Occupied {
      tables = List.copyOf(tables);
    }
  }

  /** Nothing was changed, because objects of an extension or of the provider would be dropped. */
  record TakesOthers(List<String> objects) implements Cleaning {
    public TakesOthers {
      objects = List.copyOf(objects);
    }
  }

  /**
   * A table with rows.
   *
   * @param rows at most one more than {@link #BOUND}
   */
  record TableRows(String table, long rows) {

    /** Returns a text such as {@code tasks: 3 rows} or {@code tasks: more than 1000 rows}. */
    @Override
    public String toString() {
      String count =
          rows > BOUND ? "more than " + BOUND + " rows" : rows == 1 ? "1 row" : rows + " rows";
      return table + ": " + count;
    }
  }
}
