package dev.interlock.dialect;

import java.util.List;

/** What came of emptying a database. */
public sealed interface Cleaning {

  /** How far rows are counted; where there are more, nobody needs to know how many. */
  int BOUND = 1000;

  /**
   * Everything of ours is gone, the ledger included.
   *
   * @param objects how many there were, without parts of tables
   */
  record Cleaned(int objects) implements Cleaning {}

  /** Nothing was changed, because these tables hold rows. */
  record Occupied(List<TableRows> tables) implements Cleaning {
    public Occupied {
      tables = List.copyOf(tables);
    }
  }

  /** Nothing was changed, because objects of an extension or of the provider would be gone. */
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

    /** Such as {@code tasks: 3 rows} or {@code tasks: more than 1000 rows}. */
    @Override
    public String toString() {
      String count =
          rows > BOUND ? "more than " + BOUND + " rows" : rows == 1 ? "1 row" : rows + " rows";
      return table + ": " + count;
    }
  }
}
