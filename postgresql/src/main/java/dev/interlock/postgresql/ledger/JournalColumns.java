package dev.interlock.postgresql.ledger;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether the journal had all columns that this version writes when it was last read. Older
 * versions created it with fewer; the first write adds the missing ones.
 */
public final class JournalColumns {

  private static final List<String> ADDED_LATER = List.of("division", "session");

  private boolean complete = true;

  /** Notes the columns of a query that selects all of them. */
  void note(ResultSet rows) throws SQLException {
    ResultSetMetaData meta = rows.getMetaData();
    Set<String> names = new HashSet<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      names.add(meta.getColumnName(i));
    }
    complete = names.containsAll(ADDED_LATER);
  }

  boolean areComplete() {
    return complete;
  }
}
